// Results and requests belong together by id, in whatever order either comes.
import { joinResults } from './join-results.ts';
import type { InteractionResult } from './run-verifier.ts';
import type { Sent } from './verifier-proxy.ts';

const result = (id: string | undefined): InteractionResult => ({
  id,
  description: 'a create',
  states: [],
  passes: true,
  pending: false,
  mismatches: [],
});
const sentTo = (path: string): Sent => ({
  kind: 'unsent',
  request: { method: 'POST', path, headers: {}, body: '' },
  because: 'no token',
});

test('the order of requests does not matter, nor that descriptions are the same', () => {
  const sent = new Map([
    ['2', sentTo('/two')],
    ['1', sentTo('/one')],
  ]);
  const joined = joinResults([result('1'), result('2')], { pinned: new Map(), sent });
  expect(joined.map((one) => one.sent)).toEqual([sentTo('/one'), sentTo('/two')]);
});

test('a result without a request, or without an id, is not joined with another', () => {
  const sent = new Map([['2', sentTo('/two')]]);
  const joined = joinResults([result('1'), result(undefined), result('2')], { pinned: new Map(), sent });
  expect(joined.map((one) => one.sent)).toEqual([undefined, undefined, sentTo('/two')]);
});

test('a request that no result speaks of is an error', () => {
  const sent = new Map([['1', sentTo('/one')]]);
  expect(() => joinResults([], { pinned: new Map(), sent })).toThrow('gives no result for "1"');
});
