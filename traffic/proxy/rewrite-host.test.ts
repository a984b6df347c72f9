// What names the provider in a request to hosts that a client has in its code.
import { baseUrlAt, namingAt } from './rewrite-host.ts';

const graph = 'graph.microsoft.com';

test.each([
  ['https://graph.microsoft.com/beta', '/beta/me', '/beta/me'],
  ['https://graph.microsoft.com/beta', '/v1.0/me?$top=1', '/v1.0/me?$top=1'],
  ['https://h/api/v1.0/', '/beta/me', '/api/beta/me'],
  ['https://h/api', '/beta/me', '/api/me'],
  ['https://h/api', '/v1.0', '/api'],
  ['https://h', '/beta/me', '/me'],
  ['https://h', '/beta?a', '/?a'],
  ['https://h', '/betamax/me', '/betamax/me'],
  ['https://h/api', 'https://graph.microsoft.com/beta/me', 'https://h/api/me'],
  ['https://h/api', '*', '*'],
])('before %s, %s asks for %s', (target, path, expected) =>
  expect(namingAt([graph], target).targetOf(path)).toBe(expected),
);

test('a Host that is not intercepted stays, so that the provider judges it', () => {
  const { hostOf } = namingAt([graph], 'https://h:81/beta');
  const written = ['Graph.Microsoft.com', 'graph.microsoft.com:443', 'graph.microsoft.com:444', 'example.org'];
  expect(written.map(hostOf)).toEqual(['h:81', 'h:81', 'graph.microsoft.com:444', 'example.org']);
});

test.each([
  ['https://h/beta', 'https://graph.microsoft.com/beta'],
  ['https://h/api/v1.0/', 'https://graph.microsoft.com/v1.0'],
  ['https://h', 'https://graph.microsoft.com/beta'],
])('a client finds %s at %s', (target, expected) => expect(baseUrlAt(graph, target)).toBe(expected));
