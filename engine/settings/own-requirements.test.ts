// A user's own requirement is accepted with a judge that works, and otherwise refused with the reason.

import { withRequirements } from '../../contracts/contract.ts';
import { judgeExchange } from '../../contracts/judging/judge-exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { exampleRequestBody } from '../../contracts/user-status/documented/example.ts';
import { requestFor } from '../../fixtures/cases/case.ts';
import { NoVerdict, WrongUse } from './errors.ts';
import { checkOwnRequirements } from './own-requirements.ts';

const judge = ({ answer }: { readonly answer: { readonly headers: Readonly<Record<string, string>> } }) =>
  answer.headers['x-trace'] === undefined ? [{ location: 'x-trace', expected: 'an id', actual: 'nothing' }] : [];

const own = {
  id: 'own.trace',
  level: 'MUST',
  says: 'sends a trace',
  source: { document: 'handbook', place: '4.2' },
  on: 'created',
  judge,
  catches: {},
  passes: { headers: { 'x-trace': '1' } },
};

const failing = (): never => {
  throw new Error('oh');
};

const check = (...list: readonly object[]) => checkOwnRequirements(userStatus, list, 'own.mjs');

test.each([
  ['created', 'creates', 'created'],
  ['refused', 'refusals', 'refusal'],
])('one on what was %s is judged on %s', (on, sends, evidence) => {
  expect(check({ ...own, on })).toMatchObject([
    { id: 'own.trace', level: 'MUST', binds: 'provider', when: { sends, evidence }, then: { answers: 'judged' } },
  ]);
});

test.each([
  ['created', 201, '"id"'],
  ['refused', 400, '"error"'],
])('what an example leaves out is as a conformant provider answers: %s', (on, status, text) => {
  const seen: unknown[] = [];
  const looking: typeof judge = (exchange) => {
    seen.push(exchange);
    return judge(exchange);
  };
  check({ ...own, on, judge: looking });
  expect(seen).toMatchObject([
    { request: { method: 'POST' }, answer: { status, body: expect.stringContaining(text) } },
    { answer: { status, headers: { 'x-trace': '1' } } },
  ]);
});

test.each([
  ['a judge that finds nothing', { judge: () => [] }, 'finds nothing wrong with what it `catches`'],
  [
    'a judge that blames everything',
    { judge: () => [{ location: 'status', expected: '1', actual: '2' }] },
    'blames what `passes` (status: expected 1; actual 2)',
  ],
  ['a judge that throws', { judge: failing }, 'the judge of own.trace threw: oh'],
  ['a judge that gives no list', { judge: () => true }, 'has to give a list'],
  ['a judge that is asynchronous', { judge: async () => [] }, 'has to give a list'],
  ['an asynchronous judge that fails', { judge: async () => failing() }, 'has to give a list'],
  ['an example that is no answer it is judged on', { catches: { status: 202 } }, 'status 202 is no such answer'],
  ['an example that says try again', { on: 'refused', passes: { status: 429 } }, 'status 429 is no such answer'],
  ['differences without words', { judge: () => [{ location: 'status' }] }, 'has to give a list'],
  ['no judge', { judge: 'none' }, 'number 1 in own.mjs: judge has to be a function.'],
  ["an id that could be one of the contract's", { id: 'answers.trace' }, 'id must match pattern'],
  [
    'a level that nobody is held to',
    { level: 'UNSPECIFIED' },
    'level must be equal to one of the allowed values (MUST',
  ],
  ['no source', { source: undefined }, "it must have required property 'source'"],
  ['an unknown key', { when: 'always' }, 'it has the unknown key "when"'],
  ['a status that is none', { catches: { status: 7 } }, 'catches.status must be >= 200'],
])('%s is refused', (_, change, why) => {
  expect(() => check({ ...own, ...change })).toThrow(WrongUse);
  expect(() => check({ ...own, ...change })).toThrow(why);
});

test.each([
  ['nothing', undefined],
  ['one alone', own],
  ['an empty list', []],
])('%s is no list of requirements', (_, list) =>
  expect(() => checkOwnRequirements(userStatus, list, 'own.mjs')).toThrow('own.mjs has to export a list'),
);

test('an id that stands twice is refused', () => expect(() => check(own, own)).toThrow('has own.trace twice'));

test('a judge that fails in a run leaves it without a verdict', () => {
  let fails = false;
  const contract = withRequirements(
    userStatus,
    check({ ...own, judge: (exchange: Parameters<typeof judge>[0]) => (fails ? failing() : judge(exchange)) }),
  );
  fails = true;
  const ids = { deviceConfigurationId: '1' };
  const request = requestFor({ contract, path: 'deviceConfiguration', ids }, exampleRequestBody);
  expect(() => judgeExchange(contract, { request, answer: { status: 201, headers: {}, body: '' } })).toThrow(NoVerdict);
  const dropped = judgeExchange(contract, { request, answer: { silence: 'dropped', detail: '' } });
  expect(dropped.filter(({ requirement }) => requirement === 'own.trace')).toEqual([]);
});
