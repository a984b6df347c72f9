// Traffic by path: requests, answers by status, retries, waits and latencies.
import type { Contract } from '../../../contracts/contract.ts';
import { isSilence } from '../../../contracts/judging/exchange.ts';
import type { Attempt } from '../../../engine/connection/target.ts';
import type { PathTraffic } from '../results.ts';
import { type Histogram, openHistogram } from './latency.ts';

type Count = { requests: number; retries: number; waited: number; answers: Record<string, number>; times: Histogram };

export type TrafficCounter = {
  readonly hear: (attempt: Attempt) => void;
  readonly traffic: () => readonly PathTraffic[];
};

/** Bounds the memo of path spellings, so that ids made by a target cannot make it grow. */
const mostSpellings = 1024;

const nameOf = ({ paths }: Contract): ((path: string) => string | undefined) => {
  const known = new Map<string, string | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    const name = paths.match(path)?.path;
    if (known.size < mostSpellings) known.set(path, name);
    return name;
  };
};

const emptyCount = (): Count => ({ requests: 0, retries: 0, waited: 0, answers: {}, times: openHistogram() });

const outcomeOf = ({ outcome }: Attempt): string => (isSilence(outcome) ? outcome.silence : String(outcome.status));

/** Nothing counted yet. Memory stays flat however long the run is. */
export const openTraffic = (contract: Contract): TrafficCounter => {
  const counts = new Map<string, Count>();
  const named = nameOf(contract);

  const countOn = (path: string): Count => {
    const found = counts.get(path) ?? emptyCount();
    counts.set(path, found);
    return found;
  };

  return {
    hear: (attempt) => {
      const path = named(attempt.request.path);
      if (path === undefined) return;
      const count = countOn(path);
      const outcome = outcomeOf(attempt);
      count.requests += 1;
      count.answers[outcome] = (count.answers[outcome] ?? 0) + 1;
      if (!isSilence(attempt.outcome)) count.times.note(attempt.milliseconds);
      if (attempt.pause === undefined) return;
      count.retries += 1;
      count.waited += attempt.pause;
    },
    traffic: () =>
      contract.paths.names.flatMap((path) => {
        const count = counts.get(path);
        if (!count) return [];
        const { times, ...numbers } = count;
        return [{ path, ...numbers, latency: times.latency() }];
      }),
  };
};
