// The causes of a run: its failures grouped by their likely origin in the target. A pure function of the record.
import type { Cause, Recorded, RequirementResult, Results, Symptom } from '../record/results.ts';
import { type Assigned, assigned } from './assign.ts';
import { clientCausesOf } from './client-causes.ts';
import { countOf, type Draft, type Explanation, ranks } from './draft.ts';
import { exampleOf } from './example.ts';
import { withFollowers } from './explained.ts';
import { accepted } from './explanations/accepted.ts';
import { closedPaths } from './explanations/closed-paths.ts';
import { members } from './explanations/members.ts';
import { readings } from './explanations/readings.ts';
import { refusalForm, refusalStatus } from './explanations/refusals.ts';
import { rest } from './explanations/rest.ts';
import { refusedCreates, successStatus, unanswered } from './explanations/statuses.ts';
import { pactCausesOf } from './pact-causes.ts';
import { isDeviating, type Situation, situationOf } from './situation.ts';

/** The first that is about a symptom explains it. */
const explanations: readonly Explanation[] = [
  readings,
  closedPaths,
  successStatus,
  unanswered,
  refusedCreates,
  members,
  accepted,
  refusalStatus,
  refusalForm,
  rest,
];

const draftsIn = (situation: Situation): readonly Draft[] => {
  const explained = Map.groupBy(situation.symptoms, (symptom: Symptom) =>
    explanations.find(({ isAbout }) => isAbout(symptom, situation)),
  );
  return explanations.flatMap((explanation) => explanation.drafts(explained.get(explanation) ?? [], situation));
};

const rowsOf = (situation: Situation, ids: readonly string[]): readonly RequirementResult[] =>
  ids.flatMap((id) => situation.rows.find((row) => row.id === id) ?? []);

const pathsOf = (rows: readonly RequirementResult[]): readonly string[] => [
  ...new Set(rows.flatMap(({ paths }) => paths.filter(isDeviating).map(({ path }) => path))),
];

type Weighed = { readonly cause: Cause; readonly isWarning: boolean; readonly rank: number; readonly count: number };

const weighed = ({ draft, requirements, also }: Assigned, situation: Situation): Weighed => {
  const rows = rowsOf(situation, requirements);
  const summary = [...new Set([draft, ...also].map((each) => each.summary))].join('; ');
  return {
    cause: { summary, requirements, paths: pathsOf(rows), example: exampleOf(rows) },
    isWarning: rows.every(({ verdict }) => verdict === 'warn'),
    rank: ranks.indexOf(draft.rank),
    count: countOf(draft.symptoms),
  };
};

const whatToMendFirst = (one: Weighed, other: Weighed): number =>
  Number(one.isWarning) - Number(other.isWarning) || one.rank - other.rank || other.count - one.count;

/** The causes of what fails or warns, what to mend first at the top; each such requirement belongs to exactly one. */
export const causesOf = (record: Recorded): readonly Cause[] => {
  const situation = situationOf(record);
  const drafts = withFollowers(draftsIn(situation), situation);
  return assigned(
    drafts,
    situation.rows.map(({ id }) => id),
  )
    .map((each) => weighed(each, situation))
    .toSorted(whatToMendFirst)
    .map(({ cause }) => cause);
};

const causesFor = (record: Recorded): readonly Cause[] => {
  const { subject } = record;
  if (subject === undefined) return causesOf(record);
  return subject === 'client' ? clientCausesOf(record) : pactCausesOf(record);
};

/** A record with its causes. */
export const withCauses = (record: Recorded): Results => ({
  ...record,
  causes: causesFor(record),
});
