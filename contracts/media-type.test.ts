// Media types: which Accept admits JSON.
import { admitsJson, essence } from './media-type.ts';

test.each([
  ['application/json', 'named'],
  ['APPLICATION/JSON;odata.metadata=full', 'named'],
  ['text/html, application/json;q=0.1', 'named'],
  ['*/*', 'wildcard'],
  ['application/*', 'wildcard'],
  [undefined, 'wildcard'],
  ['text/html', 'no'],
  ['application/json;q=0', 'no'],
])('Accept: %s admits JSON: %s', (accept, expected) => expect(admitsJson(accept)).toBe(expected));

test('the essence has no parameters and one case', () =>
  expect(essence(' Application/JSON ; charset=utf-8')).toBe('application/json'));
