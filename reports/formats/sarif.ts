// SARIF 2.1.0: a rule for each requirement, a result for each path on which it fails or warns.
import type { Invocation, Log, Notification, ReportingDescriptor, Result, Run } from 'sarif';
import { resultsFile } from '../record/directory.ts';
import { jsonText } from '../record/json-text.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { RequirementResult, Results } from '../record/results.ts';
import { citation, linkTo } from '../record/source-text.ts';
import { explainCounterexample } from '../terminal/counterexample-text.ts';
import { byCause, causeLabel, causeNumber, causeText } from './cause-text.ts';
import { type Found, foundIn } from './found.ts';
import { whatHappenedIn } from './what-happened.ts';

const sourceText = ({ source }: RequirementResult): string =>
  [
    `${citation(source)}${source.quote === undefined ? '' : `: "${source.quote}"`}`,
    ...(source.url === undefined ? [] : [source.url]),
  ].join('\n');

const rule = (row: RequirementResult): ReportingDescriptor => {
  const address = linkTo(row.source);
  return {
    id: row.id,
    shortDescription: { text: `${row.level} ${row.says}` },
    help: { text: sourceText(row) },
    ...(address === undefined ? {} : { helpUri: address }),
    defaultConfiguration: { level: row.level === 'MUST' ? 'error' : 'warning' },
  };
};

const failureText = ({ row, on }: Found, results: Results): string => {
  const happened = on.counterexample && whatHappenedIn(on.counterexample);
  const label = causeLabel(row.id, results);
  return [
    `${happened ?? row.says} (${on.path})`,
    ...(label === undefined ? [] : [label]),
    row.says,
    ...(on.counterexample ? explainCounterexample(on.counterexample) : []),
  ].join('\n');
};

/** The causes, before the results: a reader shows notifications of a run with it. */
const causeNotes = (results: Results): Notification[] =>
  results.causes.map((cause, index) => ({
    level: 'note',
    message: { text: `cause ${index + 1}: ${causeText(cause, results).join('\n')}` },
    properties: { requirements: cause.requirements, paths: cause.paths },
  }));

// Code scanning shows a result only if it has a file; the only file of a run is its record.
const result = (found: Found, results: Results): Result => ({
  ruleId: found.row.id,
  level: found.on.verdict === 'fail' ? 'error' : 'warning',
  message: { text: failureText(found, results) },
  locations: [
    {
      physicalLocation: { artifactLocation: { uri: resultsFile }, region: { startLine: 1 } },
      logicalLocations: [{ name: found.on.path, kind: 'resource' }],
    },
  ],
  properties: { cause: causeNumber(found.row.id, results), ...(found.on.flaky ? { tags: ['flaky'] } : {}) },
  partialFingerprints: { requirementOnPath: `${found.row.id}@${found.on.path}` },
  ...(found.on.verdict === 'waived' ? { suppressions: [{ kind: 'external' as const }] } : {}),
});

const notifications = (results: Results): Pick<Invocation, 'toolExecutionNotifications'> => {
  const { reason } = results;
  const noVerdict: Notification[] = reason === undefined ? [] : [{ level: 'error', message: { text: reason } }];
  const all = [...noVerdict, ...causeNotes(results)];
  return all.length === 0 ? {} : { toolExecutionNotifications: all };
};

const run = (results: Results): Run => ({
  tool: {
    driver: { name: results.tool.name, semanticVersion: results.tool.version, rules: results.requirements.map(rule) },
  },
  automationDetails: { id: `${nameOfTarget(results)}/` },
  invocations: [
    {
      executionSuccessful: results.verdict !== 'none',
      startTimeUtc: results.start,
      endTimeUtc: results.end,
      ...notifications(results),
    },
  ],
  results: byCause(foundIn(results, ['fail', 'warn', 'waived']), ({ row }) => row.id, results).map((found) =>
    result(found, results),
  ),
});

/** The runs as a SARIF log, with a run for each target. */
export const toSarif = (runs: readonly Results[]): string => {
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: runs.map(run),
  };
  // In a message, `[text](address)` is a link (3.11.6): no text of a target makes one.
  return jsonText(log).replaceAll('](', '] (');
};
