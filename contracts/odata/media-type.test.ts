// Media types as clients and servers really write them.
import { admitsJson, essence } from './media-type.ts';

test.each([
  ['application/json', 'application/json'],
  ['Application/JSON', 'application/json'],
  ['application/json;odata.metadata=minimal;charset=utf-8', 'application/json'],
  [' application/json ; charset="utf-8"', 'application/json'],
  ['application/problem+json', 'application/problem+json'],
  ['text/plain;application/json', 'text/plain'],
  ['', ''],
])('the essence of %j is %j', (header, type) => expect(essence(header)).toBe(type));

describe('an Accept', () => {
  test.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json;odata.metadata=full',
    'application/json; q=0.5',
    'text/html, application/json;q=0.1, */*;q=0.01',
    '*/*, application/json',
  ])('admits JSON by name: %s', (accept) => expect(admitsJson(accept)).toBe('named'));

  test.each([undefined, '', ' ', '*/*', 'application/*', 'text/html, */*;q=0.1'])(
    'admits JSON by a wildcard alone: %s',
    (accept) => expect(admitsJson(accept)).toBe('wildcard'),
  );

  test.each([
    'text/html',
    'application/xml',
    'text/*',
    'application/jsonp',
    'application/json;q=0',
    'application/json; q=0.0',
    '*/*;q=0',
    'application/json;q=0, */*',
  ])('admits no JSON: %s', (accept) => expect(admitsJson(accept)).toBe('no'));
});
