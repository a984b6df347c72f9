// The causes of a run: its failures grouped by their likely origin in the target. A pure function of the record.
import type { Cause, Recorded, RequirementResult, Results } from '../record/results.ts';
import { clientCausesOf } from './client-causes.ts';
import { happened } from './happened.ts';

const isDeviating = ({ verdict }: { readonly verdict: string }): boolean => verdict === 'fail' || verdict === 'warn';

const signatureOf = (row: RequirementResult): string => {
  const { where, actual } = happened(row) ?? { where: row.id, actual: '' };
  return where === 'status' ? `${where} ${actual}` : where;
};

const summaryOf = (row: RequirementResult): string => {
  const what = happened(row);
  return what ? `${what.actual} instead of ${what.expected} (${what.where})` : row.says;
};

const pathsOf = (rows: readonly RequirementResult[]): readonly string[] => [
  ...new Set(rows.flatMap(({ paths }) => paths.filter(isDeviating).map(({ path }) => path))),
];

const causeOf = (rows: readonly RequirementResult[]): Cause[] => {
  const [first] = rows;
  if (!first) return [];
  const requirements = rows.map(({ id }) => id);
  return [{ summary: summaryOf(first), requirements, paths: pathsOf(rows), example: first.id }];
};

/** The causes of what fails or warns, weightiest first; each such requirement belongs to exactly one. */
export const causesOf = ({ requirements }: Recorded): readonly Cause[] =>
  [...Map.groupBy(requirements.filter(isDeviating), signatureOf).values()].flatMap(causeOf);

/** A record with its causes. */
export const withCauses = (record: Recorded): Results => ({
  ...record,
  causes: record.subject === 'client' ? clientCausesOf(record) : causesOf(record),
});
