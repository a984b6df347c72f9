// Which nextLinks are followed, and where they lead.
import { followNextLink } from './next-link.ts';

const base = 'https://graph.example/beta';
const follow = (link: string): string | undefined => followNextLink(link, '/a/1/b?$top=2', base);

test.each([
  ['https://graph.example/beta/a/1/b?$skiptoken=2', '/a/1/b?$skiptoken=2'],
  ['https://graph.example:443/beta/a', '/a'],
  ['?$skiptoken=2', '/a/1/b?$skiptoken=2'],
  ['b?$skip=2', '/a/1/b?$skip=2'],
  ['/beta/a/1/b?x', '/a/1/b?x'],
])('%s leads to %s', (link, path) => expect(follow(link)).toBe(path));

test.each([
  'https://elsewhere.example/beta/a/1/b?$skiptoken=2',
  'http://graph.example/beta/a/1/b',
  'https://graph.example/v1.0/a',
  'https://graph.example/betamax/a',
  'https://graph.example@elsewhere.example/beta/a',
  'javascript:1',
  'https://[',
])('%s is not followed', (link) => expect(follow(link)).toBeUndefined());

test('a base URL without a path is the root', () =>
  expect(followNextLink('http://127.0.0.1:80/x?y', '/x', 'http://127.0.0.1')).toBe('/x?y'));
