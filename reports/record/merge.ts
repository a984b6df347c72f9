// Merges the shards of one run; runs of several targets stay separate.
import { WrongUse } from '../../engine/settings/errors.ts';
import { withCauses } from '../causes/causes.ts';
import { bestOf } from './best-counterexample.ts';
import { flakyIn } from './flaky.ts';
import { addCleanUps, addCoverage, addTraffic } from './metrics/add.ts';
import { nothingExercised } from './record.ts';
import type { PathResult, RequirementResult, Results, RunVerdict } from './results.ts';
import { overall, verdictOf } from './severity.ts';
import { addSymptoms } from './symptoms/add.ts';
import { waiverResults } from './waivers.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const observedIn = (parts: readonly PathResult[]): Pick<PathResult, 'observed'> => {
  const counts = new Map<string, number>();
  for (const { observed = {} } of parts)
    for (const [what, count] of Object.entries(observed)) counts.set(what, (counts.get(what) ?? 0) + count);
  return counts.size === 0 ? {} : { observed: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))) };
};

const mergePath = (path: string, parts: readonly PathResult[]): PathResult => {
  const verdict = overall(parts.map((part) => part.verdict));
  const waiver = verdict === 'waived' ? parts.find((part) => part.waiver !== undefined)?.waiver : undefined;
  const because = verdict === 'not-exercised' ? parts.find((part) => part.because !== undefined)?.because : undefined;
  return {
    path,
    verdict,
    cases: sum(parts.map(({ cases }) => cases)),
    broken: sum(parts.map(({ broken }) => broken)),
    ...flakyIn(parts),
    ...(because === undefined ? {} : { because }),
    ...observedIn(parts),
    ...bestOf(parts),
    ...(waiver === undefined ? {} : { waiver }),
  };
};

const mergeRequirement = (rows: readonly [RequirementResult, ...RequirementResult[]]): RequirementResult => {
  const byPath = Map.groupBy(
    rows.flatMap(({ paths }) => paths),
    ({ path }) => path,
  );
  const paths = [...byPath].map(([path, parts]) => mergePath(path, parts));
  const { id, level, says, source } = rows[0];
  return {
    id,
    level,
    says,
    source,
    verdict: overall(paths.map(({ verdict }) => verdict)),
    cases: sum(paths.map(({ cases }) => cases)),
    ...flakyIn(paths),
    paths,
    ...bestOf(paths),
  };
};

const requirementsOf = (shards: readonly Results[]): readonly RequirementResult[] => {
  const byId = Map.groupBy(
    shards.flatMap(({ requirements }) => requirements),
    ({ id }) => id,
  );
  return [...byId.values()].flatMap(([first, ...more]) => (first ? [mergeRequirement([first, ...more])] : []));
};

const indexOf = ({ shard }: Results): number => shard?.index ?? 1;

/** Missing shards that are named; there may be thousands. */
const mostNamed = 20;

const missing = (shards: readonly Results[], of: number): readonly string[] => {
  const given = new Set(shards.map(indexOf));
  const indexes = Array.from({ length: of }, (_, index) => index + 1).filter((index) => !given.has(index));
  const named = indexes.slice(0, mostNamed).map((index) => `shard ${index}/${of} is missing`);
  return indexes.length > mostNamed ? [...named, `${indexes.length - mostNamed} more are missing`] : named;
};

/** Why the whole has no verdict of its own: a shard that is missing, or one that had none. */
const reasonsOf = (shards: readonly Results[], of: number): readonly string[] => [
  ...missing(shards, of),
  // A small shard may exercise no MUST or SHOULD; the other shards then do.
  ...shards.flatMap(({ reason, shard }) =>
    reason === undefined || reason === nothingExercised ? [] : [`shard ${shard?.index}/${of}: ${reason}`],
  ),
];

const judged = (shards: readonly Results[], requirements: readonly RequirementResult[], of: number) => {
  const reasons = reasonsOf(shards, of);
  const proven = shards.some(({ verdict }) => verdict === 'nonconformant');
  const ending = { stopped: !proven && reasons.length > 0, incomplete: reasons.length > 0 };
  const verdict: RunVerdict = verdictOf(requirements, ending);
  const reason = reasons.join('; ') || (verdict === 'none' ? nothingExercised : undefined);
  return { verdict, ...(reason === undefined ? {} : { reason }) };
};

/** The state of the waivers in the whole run: another shard may need a waiver that one did not. */
const waiversOf = (requirements: readonly RequirementResult[], { waivers }: Results, end: string) =>
  waivers === undefined
    ? {}
    : {
        waivers: waiverResults(
          waivers.map(({ state: _, ...waiver }) => waiver),
          requirements,
          new Date(end),
        ),
      };

const at = (times: readonly string[]): string[] => times.toSorted((one, other) => Date.parse(one) - Date.parse(other));

/** A run with a replayed shard is a replay, and one with a shard on the embedded tenant is a run on that. */
const originOf = (shards: readonly Results[]): Pick<Results, 'replayOf' | 'embedded' | 'insecure'> => {
  const replayOf = shards.find((shard) => shard.replayOf)?.replayOf;
  return {
    ...(replayOf ? { replayOf } : {}),
    ...(shards.some(({ embedded }) => embedded) ? { embedded: true } : {}),
    ...(shards.some(({ insecure }) => insecure) ? { insecure: true } : {}),
  };
};

const mergeShards = (shards: readonly Results[], first: Results, of: number): Results => {
  const requirements = requirementsOf(shards);
  const { schemaVersion, tool, target, seed, strict } = first;
  const end = at(shards.map((shard) => shard.end)).at(-1) ?? first.end;
  const counted = (name: keyof Results['counts']): number => sum(shards.map(({ counts }) => counts[name]));
  return withCauses({
    ...{ schemaVersion, tool, target, seed, strict },
    start: at(shards.map(({ start }) => start))[0] ?? first.start,
    end,
    counts: { requests: counted('requests'), retries: counted('retries'), cases: counted('cases') },
    ...judged(shards, requirements, of),
    requirements,
    ...addSymptoms(shards.map(({ symptoms = [] }) => symptoms)),
    ...waiversOf(requirements, first, end),
    ...originOf(shards),
    traffic: addTraffic(shards.map(({ traffic = [] }) => traffic)),
    coverage: addCoverage(shards.map(({ coverage = [] }) => coverage)),
    ...addCleanUps(shards),
  });
};

// The embedded tenant of each shard has its own port.
const withoutPort = (target: string): string =>
  target.replace(/^(https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])):\d+/, '$1');

const runOf = ({ target, seed, strict, tool, shard }: Results, index: number): string =>
  JSON.stringify(shard ? [withoutPort(target), seed, strict, tool.version, shard.of] : index);

const checkOnce = (shards: readonly Results[]): void => {
  const indexes = shards.map(indexOf);
  const twice = indexes.find((index, position) => indexes.indexOf(index) !== position);
  if (twice !== undefined)
    throw new WrongUse(
      `shard ${twice}/${shards[0]?.shard?.of} of the run with seed ${shards[0]?.seed} was given twice.`,
    );
};

/**
 * One result for each run, in the order in which the runs were given; shards of a run are merged.
 * @throws WrongUse when a shard was given twice.
 */
export const merge = (results: readonly Results[]): readonly Results[] => {
  const index = new Map(results.map((run, position) => [run, position]));
  const runs = Map.groupBy(results, (run) => runOf(run, index.get(run) ?? 0));
  return [...runs.values()].flatMap((shards) => {
    const [first] = shards;
    if (first?.shard === undefined) return shards;
    checkOnce(shards);
    return [mergeShards(shards, first, first.shard.of)];
  });
};
