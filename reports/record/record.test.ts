// A hostile answer in the record and reports: bounded, redacted, escaped, valid, and well-formed XML.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { verdictRedactor } from '../../engine/campaign/redact-verdict.ts';
import { type RunEvent, started } from '../../engine/campaign/run-event.ts';
import type { Verdict } from '../../engine/campaign/verdict.ts';
import { visible } from '../../engine/output/visible.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { toJUnit } from '../formats/junit.ts';
import { summaryLines } from '../terminal/summary.ts';
import { openRecord } from './record.ts';
import { resultsSchema } from './results-schema.ts';

const isResults = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(resultsSchema);
const secret = 'a-secret-of-the-tests';
const settings = readSettings(
  userStatus,
  { seed: '1', target: 'https://me.example/beta?x=1' },
  { GRAPH_TOKEN: secret },
);

const hostile = `\u001b[2J]]><script>"&\u0000\u202e${secret}\ud800\uffff`;

const verdict: Verdict = {
  requirement: 'bodies.malformed',
  path: 'rootCertificate',
  outcome: 'fail',
  cases: 3,
  broken: 1,
  counterexample: {
    minimal: true,
    case: {
      id: 'bodies.malformed@rootCertificate#e0',
      requirement: 'bodies.malformed',
      path: 'rootCertificate',
      reason: 'a brace is missing',
      request: { method: 'POST', path: '/x', headers: { authorization: 'Bearer $GRAPH_TOKEN' }, body: "{'\n\\" },
    },
    exchange: {
      request: { method: 'POST', path: '/x', headers: { authorization: 'Bearer $GRAPH_TOKEN' }, body: "{'\n\\" },
      answer: { status: 201, headers: { 'x-echo': secret, 'set-cookie': 'session=1' }, body: hostile.repeat(5_000) },
    },
    findings: [{ requirement: 'bodies.malformed', location: 'status', expected: '400 to 499', actual: hostile }],
  },
};

const events: RunEvent[] = [
  started(settings, 'https://me.example/beta'),
  { kind: 'progress', done: 3, total: 3 },
  { kind: 'verdict', verdict },
];

const recorded = (
  more: readonly RunEvent[] = [{ kind: 'ended', counts: { requests: 3, retries: 0 } }],
  first: readonly RunEvent[] = events,
) => {
  const record = openRecord();
  for (const event of [...first, ...more]) record.hear(event);
  const results = record.results();
  if (!results) throw new Error('nothing was recorded');
  return results;
};

test('results are valid by the schema, which refuses anything else', () => {
  const results = recorded();
  expect(isResults(results) ? '' : isResults.errors).toBe('');
  expect(isResults({ ...results, verdict: 'maybe' })).toBe(false);
  expect(isResults({ ...results, extra: 1 })).toBe(false);
  expect(isResults({ ...results, seed: undefined })).toBe(false);
});

test('a body is cut at 64 KiB and keeps its full length as a number', () => {
  const [row] = recorded().requirements;
  const answer = row?.counterexample?.answer;
  const body = answer && 'body' in answer ? answer.body : undefined;
  expect(body?.bytes).toBe(Buffer.byteLength(hostile.repeat(5_000)));
  expect(Buffer.byteLength(body?.text ?? '')).toBeLessThanOrEqual(64 * 1024);
});

// A token of a credential that has expired, and the current one.
const renewed = { granted: { current: () => 'the-latest-token', held: () => [secret, 'the-latest-token'] } };

test.each([
  ['fixed', settings.tokens],
  ['renewed', renewed],
])('no report contains a token or a cookie: %s', (_, tokens) => {
  const results = recorded(undefined, [
    started(settings, 'https://me.example/beta'),
    { kind: 'verdict', verdict: verdictRedactor({ tokens, contract: userStatus })(verdict) },
  ]);
  const all = [JSON.stringify(results), toJUnit([results]), summaryLines(results).join('\n')];
  expect(all.filter((text) => text.includes(secret) || text.includes('session=1'))).toEqual([]);
  expect(all[0]).toContain('Bearer $GRAPH_TOKEN');
});

test('what a target sends is escaped', () => {
  const colours = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
  const shown = summaryLines(recorded()).join('\n').replaceAll(colours, '');
  expect(shown).toContain('\\u001b[2J]]><script>');
  expect(visible(shown)).toBe(shown);
  const xml = toJUnit([recorded()]);
  expect(xml).toContain(']]&gt;&lt;script&gt;');
  expect(xml.replaceAll('\n', '')).toBe(visible(xml).replaceAll('\n', ''));
});

test('an unfinished run has no verdict, and an error in JUnit', () => {
  const results = recorded([]);
  expect(results).toMatchObject({ verdict: 'none', reason: 'the run was not finished' });
  expect(toJUnit([results])).toMatch(/<error message="the run was not finished"/);
});

test('nothing is recorded before a run has started', () => expect(openRecord().results()).toBeUndefined());

test('a stopped run counts the requests it sent', () => {
  const request = { method: 'POST', path: '/x', headers: {}, body: '' };
  const outcome = { status: 429, headers: {}, body: '' };
  const attempt = (pause: number | undefined): RunEvent => ({
    kind: 'attempt',
    attempt: { request, outcome, milliseconds: 1, pause },
  });
  const { counts } = recorded([attempt(0), attempt(undefined), { kind: 'stopped', reason: 'interrupted' }]);
  expect(counts).toEqual({ requests: 2, retries: 1, cases: 3 });
});
