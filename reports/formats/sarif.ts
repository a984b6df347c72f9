// SARIF 2.1.0: a rule for each requirement, a result for each path on which it fails or warns.
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { resultsFile } from '../record/directory.ts';
import { jsonText } from '../record/json-text.ts';
import { nameOfTarget } from '../record/name-of-target.ts';
import type { RequirementResult, Results } from '../record/results.ts';
import { citation, linkTo } from '../record/source-text.ts';
import { explainCounterexample } from '../terminal/counterexample-text.ts';
import { type Found, foundIn } from './found.ts';

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

const failureText = ({ row, on }: Found): string =>
  [`${row.says} (${on.path})`, ...(on.counterexample ? explainCounterexample(on.counterexample) : [])].join('\n');

// Code scanning shows a result only if it has a file; the only file of a run is its record.
const result = (found: Found): Result => ({
  ruleId: found.row.id,
  level: found.on.verdict === 'fail' ? 'error' : 'warning',
  message: { text: failureText(found) },
  locations: [
    {
      physicalLocation: { artifactLocation: { uri: resultsFile }, region: { startLine: 1 } },
      logicalLocations: [{ name: found.on.path, kind: 'resource' }],
    },
  ],
  partialFingerprints: { requirementOnPath: `${found.row.id}@${found.on.path}` },
  ...(found.on.verdict === 'waived' ? { suppressions: [{ kind: 'external' as const }] } : {}),
});

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
      ...(results.reason === undefined
        ? {}
        : { toolExecutionNotifications: [{ level: 'error' as const, message: { text: results.reason } }] }),
    },
  ],
  results: foundIn(results, ['fail', 'warn', 'waived']).map(result),
});

/** The runs as a SARIF log, with a run for each target. */
export const toSarif = (runs: readonly Results[]): string => {
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: runs.map(run),
  };
  return jsonText(log);
};
