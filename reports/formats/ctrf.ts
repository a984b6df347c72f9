// CTRF: a test for each requirement on each path. tools/validators/ checks it against CTRF's own schema.
import { jsonText } from '../record/json-text.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { KeptCounterexample, RequirementResult, RequirementVerdict, Results } from '../record/results.ts';
import { explainCounterexample } from '../terminal/counterexample-text.ts';
import { byCause, causeLabel } from './cause-text.ts';
import { type Found, foundIn } from './found.ts';
import { whatHappenedIn } from './what-happened.ts';

type TestStatus = 'passed' | 'failed' | 'skipped' | 'other';

type Test = {
  readonly name: string;
  readonly status: TestStatus;
  readonly rawStatus?: RequirementVerdict;
  readonly duration: number;
  readonly flaky?: boolean;
  readonly suite: readonly string[];
  readonly tags?: readonly string[];
  readonly message?: string;
  readonly trace?: string;
};

const statusOf: Readonly<Record<RequirementVerdict, TestStatus>> = {
  pass: 'passed',
  fail: 'failed',
  warn: 'other',
  waived: 'other',
  'not-exercised': 'skipped',
};

// A requirement is judged over many exchanges at once and has no duration of its own.
const duration = 0;

const messageOf = (row: RequirementResult, counterexample: KeptCounterexample, results: Results): string =>
  [whatHappenedIn(counterexample), causeLabel(row.id, results)].filter((text) => text !== undefined).join('; ');

const test = (results: Results, { row, on }: Found): Test => ({
  name: `${row.id}: ${row.says}`,
  status: statusOf[on.verdict],
  rawStatus: on.verdict,
  duration,
  ...(on.flaky ? { flaky: true } : {}),
  suite: [nameOfTarget(results), on.path],
  tags: [row.level],
  ...(on.because === undefined ? {} : { message: on.because }),
  ...(on.counterexample === undefined
    ? {}
    : {
        message: messageOf(row, on.counterexample, results),
        trace: explainCounterexample(on.counterexample).join('\n'),
      }),
});

const withoutVerdict = ({ reason, ...run }: Results): Test[] =>
  reason === undefined
    ? []
    : [{ name: 'reaches a verdict', status: 'failed', duration, suite: [nameOfTarget(run)], message: reason }];

const testsOf = (results: Results): Test[] => [
  ...byCause(foundIn(results), ({ row }) => row.id, results).map((found) => test(results, found)),
  ...withoutVerdict(results),
];

/** The runs as one CTRF report. */
export const toCtrf = (runs: readonly Results[]): string => {
  const tests = runs.flatMap(testsOf);
  const count = (status: TestStatus): number => tests.filter((each) => each.status === status).length;
  const [start, stop] = [
    Math.min(...runs.map((run) => Date.parse(run.start))),
    Math.max(...runs.map((run) => Date.parse(run.end))),
  ];
  const tool = runs[0]?.tool ?? { name: 'userstatus-conformance', version: '0.0.0' };
  return jsonText({
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    generatedBy: tool.name,
    extra: { causes: runs.flatMap(({ causes }) => causes) },
    results: {
      tool,
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: count('other'),
        start,
        stop,
      },
      tests,
    },
  });
};
