// Latencies as a histogram with buckets a fifth wide: memory stays flat, and shards can be added up.
import type { Latency } from '../results.ts';

const [smallest, perOctave] = [0.01, 4];

/** Three significant digits, so that bounds are readable and identical in every file. */
const bound = (index: number): number => Number((smallest * 2 ** (index / perOctave)).toPrecision(3));

const indexOf = (milliseconds: number): number =>
  milliseconds <= smallest ? 0 : Math.ceil(Math.log2(milliseconds / smallest) * perOctave);

export type Histogram = { readonly note: (milliseconds: number) => void; readonly latency: () => Latency };

/** An empty histogram of milliseconds. */
export const openHistogram = (): Histogram => {
  const counts: number[] = [];
  let [min, max, sum] = [Number.POSITIVE_INFINITY, 0, 0];
  return {
    note: (milliseconds) => {
      const index = indexOf(milliseconds);
      counts[index] = (counts[index] ?? 0) + 1;
      min = Math.min(min, milliseconds);
      max = Math.max(max, milliseconds);
      sum += milliseconds;
    },
    latency: () => ({
      min: Number.isFinite(min) ? min : 0,
      max,
      sum,
      buckets: Object.entries(counts).map(([index, count]) => [bound(Number(index)), count]),
    }),
  };
};

const countOf = ({ buckets }: Latency): number => buckets.reduce((all, [, count]) => all + count, 0);

/** The time in milliseconds within which `share` (0 to 1) of all answers came: the upper bound of a bucket. */
export const percentile = (latency: Latency, share: number): number => {
  const wanted = share * countOf(latency);
  let counted = 0;
  for (const [upTo, count] of latency.buckets) {
    counted += count;
    if (counted >= wanted) return Math.min(upTo, latency.max);
  }
  return latency.max;
};

/** Two histograms as one. */
export const addLatencies = (one: Latency, other: Latency): Latency => {
  const counts = new Map(one.buckets);
  for (const [upTo, count] of other.buckets) counts.set(upTo, (counts.get(upTo) ?? 0) + count);
  return {
    min: Math.min(
      ...[one, other].filter((each) => countOf(each) > 0).map(({ min }) => min),
      Math.max(one.min, other.min),
    ),
    max: Math.max(one.max, other.max),
    sum: one.sum + other.sum,
    buckets: [...counts].sort(([left], [right]) => left - right),
  };
};
