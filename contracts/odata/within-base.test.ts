// A path that leads out of the base URL is recognised, however it is written.
import { userStatus } from '../user-status/contract.ts';
import { isWithinBase } from './within-base.ts';

test.each([
  ...userStatus.paths.names.map((name) =>
    userStatus.paths.fill(name, Object.fromEntries(userStatus.paths.parameters(name).map((key) => [key, 'a.b']))),
  ),
  '/a/microsoft.graph.b/c',
  "/a('..x')/b",
  '/a/..b/c..',
  '/a/.well-known',
  '/a/%2Fb',
  '/a?$filter=b%20eq%20%27..%27',
  '/a?$skiptoken=b/../c',
])('%s is', (path) => expect(isWithinBase(path)).toBe(true));

test.each([
  '',
  'a',
  '//other.example/a',
  '/../a',
  '/a/../b',
  '/a/./b',
  '/a/..',
  '/a/%2e%2e/b',
  '/a/.%2E/b',
  '/a/%252e%252e/b',
  '/a/..;x=1/b',
  '/a/..%2fb',
  '/a/..%255cb',
  '/a\\..\\b',
  '/a#b',
  '/a b',
  '/a\r\nb',
  '/a\0',
  '/ä',
])('%j is not', (path) => expect(isWithinBase(path)).toBe(false));
