// The record of a run: it takes the events of the run and gives valid results at any moment.

import { isViolation } from '../../client/gate/requirements.ts';
import type { Contract } from '../../contracts/contract.ts';
import { furtherPathsOf } from '../../contracts/further-paths.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { EarlierRun, Listener, RunEvent, Started } from '../../engine/campaign/run-event.ts';
import type { Verdict } from '../../engine/campaign/verdict.ts';
import { tool } from '../../engine/settings/tool.ts';
import { waiverFor } from '../../engine/settings/waivers.ts';
import { withCauses } from '../causes/causes.ts';
import { bestOf } from './best-counterexample.ts';
import { flakyIn } from './flaky.ts';
import { keep, keepOther } from './keep.ts';
import { type CoverageCounter, openCoverage } from './metrics/coverage.ts';
import { openTraffic, type TrafficCounter } from './metrics/traffic.ts';
import type { CleanUpResult, PathResult, RequirementResult, Results } from './results.ts';
import { overall, severityOf, verdictOf } from './severity.ts';
import { openSymptoms, type SymptomCounter } from './symptoms/symptoms.ts';
import { waiverResults } from './waivers.ts';

export type Recording = { readonly hear: Listener; readonly results: () => Results | undefined };

// The rules for a client are stricter: it must not send what a provider should refuse.
const severityFor = (row: Requirement, verdict: Verdict, { settings, subject }: Started) =>
  severityOf(row.level, verdict, {
    ...settings,
    strict: settings.strict || (subject === 'client' && isViolation(row)),
  });

const pathResult = (run: Started, verdict: Verdict, now: Date): PathResult => {
  const { path, cases, broken, because, observed, counterexample, flaky } = verdict;
  const severity = severityFor(run.settings.contract.requirements.get(verdict.requirement), verdict, run);
  const isDeviation = severity === 'fail' || severity === 'warn';
  const waiver = isDeviation ? waiverFor(run.settings.waivers, verdict.requirement, path, now) : undefined;
  return {
    path,
    verdict: waiver === undefined ? severity : 'waived',
    cases,
    broken,
    ...(flaky === undefined ? {} : { flaky: true }),
    ...(because === undefined ? {} : { because }),
    ...(observed === undefined ? {} : { observed }),
    ...(counterexample === undefined
      ? {}
      : { counterexample: { ...keep(run, counterexample), ...(flaky && { flaky }) } }),
    ...(waiver === undefined ? {} : { waiver }),
  };
};

const requirementResult = (
  { id, level, says, toClient, source }: Requirement,
  paths: readonly PathResult[],
  subject: Started['subject'],
): RequirementResult => {
  return {
    id,
    level,
    says: subject === 'client' ? (toClient ?? says) : says,
    source,
    verdict: overall(paths.map(({ verdict }) => verdict)),
    cases: paths.reduce((sum, path) => sum + path.cases, 0),
    ...flakyIn(paths),
    paths,
    ...bestOf(paths),
  };
};

/** The reason of a finished run in which no MUST or SHOULD was exercised. */
export const nothingExercised = 'no MUST or SHOULD was exercised';

const unfinished = 'the run was not finished';

type Counters = {
  readonly traffic: TrafficCounter;
  readonly coverage: CoverageCounter;
  readonly symptoms: SymptomCounter;
};

const countersOf = (contract: Contract): Counters => ({
  traffic: openTraffic(contract),
  coverage: openCoverage(contract),
  symptoms: openSymptoms(contract),
});

const symptomsIn = (counters: Counters | undefined): Pick<Results, 'symptoms'> => {
  const symptoms = counters?.symptoms.symptoms() ?? [];
  return symptoms.length === 0 ? {} : { symptoms };
};

const othersOf = (
  run: Started,
  { requests, inFull }: RunEvent & { readonly kind: 'notJudged' },
): Pick<Results, 'notJudged' | 'otherRequests'> => ({
  notJudged: requests,
  ...(inFull === undefined ? {} : { otherRequests: inFull.map((one) => keepOther(run, one)) }),
});

/** An empty record. `results` is undefined until a run has started. */
export const openRecord = (now: () => Date = () => new Date()): Recording => {
  const found = new Map<RequirementId, PathResult[]>();
  let counters: Counters | undefined;
  const start = now().toISOString();
  let run: Started | undefined;
  let stopped: string | undefined = unfinished;
  let incomplete: string | undefined;
  let [sent, counts] = [0, { requests: 0, retries: 0 }];
  let cleanUp: CleanUpResult | undefined;
  let earlier: readonly EarlierRun[] = [];
  let others: Pick<Results, 'notJudged' | 'otherRequests'> = {};
  let ended: Date | undefined;

  const hear: Listener = (event) => {
    if (event.kind === 'attempt') {
      counters?.traffic.hear(event.attempt);
      counts.requests += 1;
      if (event.attempt.pause !== undefined) counts.retries += 1;
    }
    if (event.kind === 'judged') {
      counters?.coverage.hear(event.case);
      counters?.symptoms.hear(event);
    }
    if (event.kind === 'started') {
      run = event;
      const { contract } = event.settings;
      counters = countersOf(contract);
    }
    if (event.kind === 'progress') sent = event.done;
    // A stop after the end concerns the clean-up only.
    if (event.kind === 'stopped' && ended === undefined) stopped = event.reason;
    if (event.kind === 'incomplete') incomplete = event.reason;
    if (event.kind === 'notJudged' && run) others = othersOf(run, event);
    if (event.kind === 'earlier') earlier = event.runs;
    if (event.kind === 'listing') cleanUp = event.cleanUp;
    if (event.kind === 'ended') {
      ended = now();
      counts = event.counts;
      if (stopped === unfinished) stopped = undefined;
    }
    if (event.kind === 'verdict' && run) {
      const { verdict } = event;
      found.set(verdict.requirement, [...(found.get(verdict.requirement) ?? []), pathResult(run, verdict, now())]);
    }
  };

  const results = (): Results | undefined => {
    if (!run) return undefined;
    const { subject, settings, target, embedded, replayOf, recorded } = run;
    const requirements = [...found].map(([id, paths]) =>
      requirementResult(settings.contract.requirements.get(id), paths, subject),
    );
    const verdict = verdictOf(requirements, { stopped: stopped !== undefined, incomplete: incomplete !== undefined });
    const reason = stopped ?? incomplete ?? (verdict === 'none' ? nothingExercised : undefined);
    const { seed, strict, shard, waivers } = settings;
    const beyondPage = furtherPathsOf(settings.contract);
    const end = ended ?? now();
    return withCauses({
      schemaVersion: 2,
      tool,
      ...(subject === undefined ? {} : { subject }),
      target,
      ...(embedded ? { embedded } : {}),
      ...(settings.route?.insecure ? { insecure: true } : {}),
      ...(recorded ? { recorded } : {}),
      seed,
      strict,
      start,
      end: end.toISOString(),
      counts: { ...counts, cases: sent },
      verdict,
      ...(reason === undefined ? {} : { reason }),
      requirements,
      ...symptomsIn(counters),
      ...(waivers.length === 0 ? {} : { waivers: waiverResults(waivers, requirements, end) }),
      ...(Object.keys(beyondPage).length === 0 ? {} : { beyondPage }),
      ...(shard === undefined ? {} : { shard }),
      ...(replayOf === undefined ? {} : { replayOf }),
      ...(earlier.length === 0 ? {} : { earlier }),
      ...(counters && { traffic: counters.traffic.traffic(), coverage: counters.coverage.coverage() }),
      ...others,
      ...(cleanUp === undefined ? {} : { cleanUp: { ...cleanUp, left: { ...cleanUp.left } } }),
    });
  };
  return { hear, results };
};
