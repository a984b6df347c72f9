// Ids that would lead a request to another place than its path are recognised, however they are written.
import { idError } from './path-id.ts';

test.each([
  ['00000000-0000-0000-0000-000000000005'],
  ['T_b6cb4f27-5f0b-4f3a-a6a9-2b8f4a2cf9a0'],
  ['a.b'],
  ['..a'],
  ['100%'],
  ['%41'],
  ["it's mine"],
  ['größer'],
])('%j may be an id', (id) => expect(idError(id)).toBeUndefined());

test.each([
  ['', 'is empty'],
  ['.', 'dot segment'],
  ['..', 'dot segment'],
  [' .. ', 'dot segment'],
  ['..;x', 'dot segment'],
  ['%2e%2e', 'dot segment'],
  ['.%2E', 'dot segment'],
  ['%252e%252e', 'dot segment'],
  ['%25252e%25252e', 'dot segment'],
  ['\uff0e\uff0e', 'dot segment'],
  ['a/b', 'slash'],
  ['a%2fb', 'slash'],
  ['a%252Fb', 'slash'],
  ['a\\b', 'slash'],
  ['a%5cb', 'slash'],
  ['a\uff0fb', 'slash'],
  ['1?$expand=x', '"?"'],
  ['1%3fx', '"?"'],
  ['1#x', '"#"'],
  ['1%23', '"#"'],
  ['1\r\nX: y', 'not visible'],
  ['1%0d%0aX: y', 'not visible'],
  ['1\0', 'not visible'],
  ['1\u202e2', 'not visible'],
  ['1\u200b', 'not visible'],
  ['1\ud800', 'surrogate'],
  ['x'.repeat(1_001), 'longer than'],
])('%j may not: it %s', (id, because) => expect(idError(id)).toContain(because));
