// JUnit XML: a suite for each path, a test case for each requirement.
import Builder from 'fast-xml-builder';
import { visible } from '../../engine/output/visible.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { PathResult, RequirementResult, Results } from '../record/results.ts';
import { explainCounterexample } from '../terminal/counterexample-text.ts';
import { foundIn } from './found.ts';

type Element = { readonly [name: string]: string | number | Element | readonly Element[] };

// XML 1.0 cannot represent these characters, not even escaped.
const unwritable = /[\ufffe\uffff]|\p{Surrogate}/gu;
const xmlText = (text: string): string => visible(text).replace(unwritable, '\ufffd');
const oneLine = (text: string): string => xmlText(text).replaceAll(/\s+/g, ' ');

const failureText = ({ says, source: { url } }: RequirementResult, { counterexample }: PathResult): string =>
  xmlText(
    [
      says,
      ...(counterexample ? explainCounterexample(counterexample) : []),
      ...(url === undefined ? [] : [`source    ${url}`]),
    ].join('\n'),
  );

const outcomeOf = (row: RequirementResult, on: PathResult): Element => {
  if (on.verdict === 'fail')
    return { failure: { '@message': oneLine(row.says), '@type': row.level, '#text': failureText(row, on) } };
  if (on.verdict === 'not-exercised') return { skipped: { '@message': oneLine(on.because ?? '') } };
  const waiver = on.waiver && xmlText(` until ${on.waiver.expires}, ${on.waiver.reason} (${on.waiver.owner})`);
  return on.verdict === 'pass' ? {} : { 'system-out': `${on.verdict}${waiver ?? ''}: ${failureText(row, on)}` };
};

const testCase = (row: RequirementResult, on: PathResult): Element => ({
  '@classname': on.path,
  '@name': `${row.id}: ${oneLine(row.says)}`,
  ...outcomeOf(row, on),
});

const suiteOf = (results: Results, path: string, name: string): Element => {
  const found = foundIn(results).filter(({ on }) => on.path === path);
  const count = (verdict: PathResult['verdict']): number => found.filter(({ on }) => on.verdict === verdict).length;
  return {
    '@name': name,
    '@timestamp': results.start.slice(0, 19),
    '@tests': found.length,
    '@failures': count('fail'),
    '@errors': 0,
    '@skipped': count('not-exercised'),
    testcase: found.map(({ row, on }) => testCase(row, on)),
  };
};

const noVerdict = (reason: string): Element => ({
  '@name': 'run',
  '@tests': 1,
  '@failures': 0,
  '@errors': 1,
  testcase: { '@classname': 'run', '@name': 'reaches a verdict', error: { '@message': oneLine(reason) } },
});

const suitesOf = (results: Results, several: boolean): readonly Element[] => {
  const paths = new Set(foundIn(results).map(({ on }) => on.path));
  const suites = [...paths].map((path) =>
    suiteOf(results, path, several ? `${xmlText(nameOfTarget(results))} ${path}` : path),
  );
  return results.reason === undefined ? suites : [...suites, noVerdict(results.reason)];
};

const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
});

const nameOf = (runs: readonly Results[]): string => {
  const targets = runs.map((run) => xmlText(nameOfTarget(run)));
  return `${runs[0]?.tool.name ?? ''}: ${targets.join(', ')}`;
};

/** The runs as JUnit XML. A run without a verdict contains an error, so that CI shows it as failed. */
export const toJUnit = (runs: readonly Results[]): string => {
  const suites = runs.flatMap((run) => suitesOf(run, runs.length > 1));
  const root = { testsuites: { '@name': nameOf(runs), testsuite: suites } };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`;
};
