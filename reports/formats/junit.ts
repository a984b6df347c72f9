// JUnit XML: a suite for each path, a test case for each requirement.
import Builder from 'fast-xml-builder';
import { visible } from '../../engine/output/visible.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { PathResult, RequirementResult, Results } from '../record/results.ts';
import { explainCounterexample } from '../terminal/counterexample-text.ts';
import { byCause, causeLabel, causeText } from './cause-text.ts';
import { type Found, foundIn } from './found.ts';
import { whatHappenedIn } from './what-happened.ts';

type Content = string | number | Element | readonly Element[];
type Element = { readonly [name: string]: Content };

// XML 1.0 cannot represent these characters, not even escaped.
const unwritable = /[\ufffe\uffff]|\p{Surrogate}/gu;
const xmlText = (text: string): string => visible(text).replace(unwritable, '\ufffd');

/** An attribute has no line ends: a reader makes spaces of them. */
const attributeText = (text: string): string => xmlText(text).replaceAll(/\s+/g, ' ');

/** The element with all its texts as XML can hold them. Nothing else escapes here, so that nothing is forgotten. */
const writable = (element: Element): Element =>
  Object.fromEntries(Object.entries(element).map(([name, content]) => [name, writableContent(name, content)]));

const isList = (content: Element | readonly Element[]): content is readonly Element[] => Array.isArray(content);

const writableContent = (name: string, content: Content): Content => {
  if (typeof content === 'string') return name.startsWith('@') ? attributeText(content) : xmlText(content);
  if (typeof content === 'number') return content;
  return isList(content) ? content.map(writable) : writable(content);
};

const failureText = ({ says, source: { url } }: RequirementResult, { counterexample }: PathResult): string =>
  [
    says,
    ...(counterexample ? explainCounterexample(counterexample) : []),
    ...(url === undefined ? [] : [`source    ${url}`]),
  ].join('\n');

/** What happened, and why: the sentence of the requirement alone would read as if it held. */
const messageOf = (row: RequirementResult, { counterexample }: PathResult, results: Results): string =>
  [counterexample && whatHappenedIn(counterexample), causeLabel(row.id, results)]
    .filter((text) => text !== undefined)
    .join('; ') || row.says;

const outcomeOf = ({ row, on }: Found, results: Results): Element => {
  if (on.verdict === 'fail') {
    const message = messageOf(row, on, results);
    return { failure: { '@message': message, '@type': row.level, '#text': failureText(row, on) } };
  }
  if (on.verdict === 'not-exercised') return { skipped: { '@message': on.because ?? '' } };
  const waiver = on.waiver && ` until ${on.waiver.expires}, ${on.waiver.reason} (${on.waiver.owner})`;
  return on.verdict === 'pass' ? {} : { 'system-out': `${on.verdict}${waiver ?? ''}: ${failureText(row, on)}` };
};

const testCase = (found: Found, results: Results): Element => ({
  '@classname': found.on.path,
  '@name': `${found.row.id}: ${found.row.says}`,
  ...outcomeOf(found, results),
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
    testcase: byCause(found, ({ row }) => row.id, results).map((each) => testCase(each, results)),
  };
};

/** The causes, in a suite without test cases of its own: counts stay those of the requirements. */
const causesOf = (results: Results, name: string): readonly Element[] =>
  results.causes.length === 0
    ? []
    : [
        {
          '@name': name,
          '@tests': 0,
          '@failures': 0,
          '@errors': 0,
          properties: {
            property: results.causes.map(({ summary }, index) => ({
              '@name': `cause ${index + 1}`,
              '@value': summary,
            })),
          },
          'system-out': xmlText(
            results.causes.map((cause, index) => `${index + 1}. ${causeText(cause, results).join('\n   ')}`).join('\n'),
          ),
        },
      ];

const noVerdict = (reason: string): Element => ({
  '@name': 'run',
  '@tests': 1,
  '@failures': 0,
  '@errors': 1,
  testcase: { '@classname': 'run', '@name': 'reaches a verdict', error: { '@message': reason } },
});

const suitesOf = (results: Results, several: boolean): readonly Element[] => {
  const paths = new Set(foundIn(results).map(({ on }) => on.path));
  const named = (name: string): string => (several ? `${nameOfTarget(results)} ${name}` : name);
  const suites = [
    ...causesOf(results, named('causes')),
    ...[...paths].map((path) => suiteOf(results, path, named(path))),
  ];
  return results.reason === undefined ? suites : [...suites, noVerdict(results.reason)];
};

const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
});

const nameOf = (runs: readonly Results[]): string => {
  const targets = runs.map((run) => nameOfTarget(run));
  return `${runs[0]?.tool.name ?? ''}: ${targets.join(', ')}`;
};

/** The runs as JUnit XML. A run without a verdict contains an error, so that CI shows it as failed. */
export const toJUnit = (runs: readonly Results[]): string => {
  const suites = runs.flatMap((run) => suitesOf(run, runs.length > 1));
  const root = { testsuites: { '@name': nameOf(runs), testsuite: suites } };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(writable(root))}`;
};
