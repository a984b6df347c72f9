// What a waiver does to a verdict, and how reports show one that has expired or is not needed.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { type RunEvent, started } from '../../engine/campaign/run-event.ts';
import type { Verdict } from '../../engine/campaign/verdict.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import type { Waiver } from '../../engine/settings/waivers.ts';
import { formats } from '../formats/formats.ts';
import { summaryLines } from '../terminal/summary.ts';
import { merge } from './merge.ts';
import { openRecord } from './record.ts';
import type { Results } from './results.ts';

const waiver: Waiver = {
  requirement: 'bodies.malformed',
  reason: 'the parser is lenient',
  owner: 'ann@example.org',
  expires: '2026-06-30',
};

const request = { method: 'POST', path: '/x', headers: {}, body: '{' } as const;

const verdict = (over: Partial<Verdict>): Verdict => ({
  requirement: 'bodies.malformed',
  path: 'rootCertificate',
  outcome: 'fail',
  cases: 3,
  broken: 1,
  ...over,
});

const broken = (over: Partial<Verdict> = {}): Verdict => ({
  ...verdict(over),
  counterexample: {
    minimal: true,
    case: { id: 'x', requirement: 'bodies.malformed', path: 'rootCertificate', reason: 'a brace is missing', request },
    exchange: { request, answer: { status: 201, headers: {}, body: '' } },
    findings: [{ requirement: 'bodies.malformed', location: 'status', expected: '400 to 499', actual: '201' }],
  },
});

const passing = (over: Partial<Verdict> = {}): Verdict =>
  verdict({ requirement: 'paths.example', outcome: 'pass', broken: 0, ...over });

type Run = {
  readonly waivers: readonly Waiver[];
  readonly verdicts: readonly Verdict[];
  readonly day?: string;
  readonly strict?: boolean;
};

const recorded = ({ waivers, verdicts, day = '2026-06-30', strict = false }: Run): Results => {
  const settings = { ...readSettings(userStatus, { seed: '1', strict }, {}), waivers };
  const record = openRecord(() => new Date(`${day}T23:59:59Z`));
  const events: RunEvent[] = [
    started(settings, 'http://127.0.0.1'),
    ...verdicts.map((each): RunEvent => ({ kind: 'verdict', verdict: each })),
    { kind: 'ended', counts: { requests: 3, retries: 0 } },
  ];
  for (const event of events) record.hear(event);
  const results = record.results();
  if (!results) throw new Error('nothing was recorded');
  return results;
};

const verdictsOf = ({ verdict: whole, requirements, waivers = [] }: Results) => ({
  whole,
  rows: requirements.map((row) => row.verdict),
  states: waivers.map(({ state }) => state),
});

test('a waived failure shows as waived, and the rest decides', () => {
  expect(verdictsOf(recorded({ waivers: [waiver], verdicts: [broken(), passing()] }))).toEqual({
    whole: 'conformant',
    rows: ['waived', 'pass'],
    states: ['used'],
  });
});

test('a waived requirement alone gives no verdict', () =>
  expect(recorded({ waivers: [waiver], verdicts: [broken()] }).verdict).toBe('none'));

test.each([
  ['has expired', waiver, '2026-07-01', 'expired'],
  ['is for another path', { ...waiver, path: 'deviceConfiguration' } as const, '2026-06-30', 'not-exercised'],
  ['is for another requirement', { ...waiver, requirement: 'paths.example' }, '2026-06-30', 'unmatched'],
])('a waiver that %s has no effect', (_, other, day, state) => {
  expect(verdictsOf(recorded({ waivers: [other], verdicts: [broken(), passing()], day }))).toEqual({
    whole: 'nonconformant',
    rows: ['fail', 'pass'],
    states: [state],
  });
});

test('a SHOULD can be waived too, with and without --strict', () => {
  const requirement = 'headers.contentType.other';
  const should = { ...waiver, requirement };
  const verdicts = [broken({ requirement }), passing()];
  for (const strict of [true, false])
    expect(verdictsOf(recorded({ waivers: [should], verdicts, strict })).rows).toEqual(['waived', 'pass']);
});

test.each(['md', 'html', 'junit'])('%s shows reason, owner and last day', (name) => {
  const text = formats[name]?.make([recorded({ waivers: [waiver], verdicts: [broken(), passing()] })]) ?? '';
  for (const part of [waiver.reason, waiver.owner, waiver.expires]) expect(text).toContain(part);
});

test('the terminal shows a waiver that is used, that has expired, and that is not needed', () => {
  const unmatched = { ...waiver, requirement: 'paths.example', path: 'rootCertificate' } as const;
  const unexercised = { ...waiver, requirement: 'bodies.valid' };
  const lines = summaryLines(
    recorded({
      waivers: [waiver, { ...waiver, expires: '2026-06-29' }, unmatched, unexercised],
      verdicts: [broken(), passing()],
    }),
  );
  expect(lines.filter((line) => line.startsWith('waive'))).toEqual([
    'waived until 2026-06-30: bodies.malformed on every path: the parser is lenient (ann@example.org)',
    'waiver expired on 2026-06-29: bodies.malformed on every path (ann@example.org): it has no effect',
    'waiver not needed: paths.example on rootCertificate (ann@example.org): the requirement passes, remove the waiver',
  ]);
  expect(lines[0]).toContain('1 waived');
});

test('annotations name an expired waiver and one that is not needed, but not a used one', () => {
  const annotations = (waivers: readonly Waiver[]) =>
    formats['annotations']?.make([recorded({ waivers, verdicts: [broken(), passing()] })]) ?? '';
  expect(annotations([waiver])).toBe('');
  expect(annotations([waiver, { ...waiver, requirement: 'paths.example' }])).toContain(
    '::warning title=waiver::waiver',
  );
});

test('a waiver that one shard needs counts as used after the merge', () => {
  const shards = [broken(), verdict({ outcome: 'pass', broken: 0 })].map((each, index) => ({
    ...recorded({ waivers: [waiver], verdicts: [each, passing()] }),
    shard: { index: index + 1, of: 2 },
  }));
  expect(shards.map((shard) => verdictsOf(shard).states)).toEqual([['used'], ['unmatched']]);
  const [whole] = merge(shards);
  expect(whole && verdictsOf(whole)).toEqual({ whole: 'conformant', rows: ['waived', 'pass'], states: ['used'] });
  expect(whole?.requirements[0]?.paths[0]?.waiver).toEqual(waiver);
});
