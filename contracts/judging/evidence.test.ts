// What an answer can show: nothing is proven by what never came.

import { evidenceIn } from './evidence.ts';
import type { Answer, Silence } from './exchange.ts';

const status = (code: number): Answer => ({ status: code, headers: {}, body: '' });
const dropped: Silence = { silence: 'dropped', detail: '' };

test.each<[string, Answer | Silence, boolean, readonly string[]]>([
  ['a drop', dropped, false, []],
  ['a refusal', status(400), false, ['answer']],
  ['a server error', status(500), false, ['answer']],
  ['another success', status(204), false, ['answer', 'success']],
  ['a 201 with no object', status(201), false, ['answer', 'success', 'created']],
  ['a 201 with an object', status(201), true, ['answer', 'success', 'created', 'entity']],
])('of the answer to a create, %s shows so much', (_, answer, hasEntity, shown) =>
  expect(evidenceIn(answer, 'created', hasEntity)).toEqual(shown),
);

test.each<[string, Answer | Silence, readonly string[]]>([
  ['a drop', dropped, ['unaccepted']],
  ['a redirect', status(302), ['unaccepted']],
  ['a server error', status(500), ['unaccepted']],
  ['a 201', status(201), []],
  ['a 400', status(400), ['unaccepted', 'refusal']],
  ['a 401', status(401), ['unaccepted', 'refusal', 'unauthorized']],
])('of a refusal, %s shows so much', (_, answer, shown) => expect(evidenceIn(answer, 'refusal', false)).toEqual(shown));

test('where nothing is expected, nothing is shown', () => expect(evidenceIn(status(201), 'either', true)).toEqual([]));
