// Every link of a broker leads through the proxy or nowhere; what a pact says is not touched.
import { parseExactly } from '../file/exact-json.ts';
import { originOfLinks, withLinksTo } from './broker-links.ts';

const target = {
  proxyUrl: 'http://127.0.0.1:1/secret',
  origins: new Set(['https://broker.example', 'http://inside:80']),
};

const hrefAfter = (href: string): unknown => withLinksTo(target, { _links: { self: { href } } });

test.each([
  ['https://broker.example/pacts/1', 'http://127.0.0.1:1/secret/pacts/1'],
  ['https://broker.example', 'http://127.0.0.1:1/secret'],
  ['http://inside:80/pacts{?tag}', 'http://127.0.0.1:1/secret/pacts{?tag}'],
  ['/pacts/1', 'http://127.0.0.1:1/secret/pacts/1'],
  ['https://other.example/pacts/1', 'http://not-the-broker.invalid/pacts/1'],
  ['https://broker.example.evil/x', 'http://not-the-broker.invalid/x'],
  ['https://broker.example@evil/x', 'http://not-the-broker.invalid/x'],
  ['http://broker.example/x', 'http://not-the-broker.invalid/x'],
  ['//other.example/x', 'http://not-the-broker.invalid/x'],
  ['HTTP://169.254.169.254/latest', 'http://not-the-broker.invalid/latest'],
  ['http://127.0.0.1:8080/x', 'http://not-the-broker.invalid/x'],
])('%s leads to %s', (href, expected) => expect(hrefAfter(href)).toEqual({ _links: { self: { href: expected } } }));

test('links are found in lists and in embedded documents', () => {
  const pacts = [{ _links: { 'pb:pact': [{ href: '/1' }, { href: 'https://other.example/2', name: 'two' }] } }];
  expect(withLinksTo(target, { _embedded: { pacts } })).toEqual({
    _embedded: {
      pacts: [
        {
          _links: {
            'pb:pact': [
              { href: 'http://127.0.0.1:1/secret/1' },
              { href: 'http://not-the-broker.invalid/2', name: 'two' },
            ],
          },
        },
      ],
    },
  });
});

test('what a pact says is as it was, each number too', () => {
  const text = '{"interactions":[{"body":{"_links":{"self":{"href":"/x"}},"n":12.0}}],"number":1e2,"_links":{}}';
  expect(JSON.stringify(withLinksTo(target, parseExactly(text)))).toBe(text);
});

test.each<[unknown, string | undefined]>([
  [{ _links: { self: { href: 'https://broker.example/x' } } }, 'https://broker.example'],
  [{ _links: { self: { href: '/x' } } }, undefined],
  [{ _links: 1 }, undefined],
  [undefined, undefined],
])('the origin of %j is %s', (value, origin) => expect(originOfLinks(value)).toBe(origin));
