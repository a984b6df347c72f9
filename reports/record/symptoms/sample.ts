// Counts of the features of requests, and the ranges of what can be measured of them.
import type { Features } from './features.ts';
import type { Range } from './measures.ts';
import type { Named } from './named.ts';

/** How many requests have a feature. */
export type Counted = { readonly named: Named; times: number };

export type Sample = {
  count: number;
  readonly features: Map<string, Counted>;
  readonly ranges: (Range | undefined)[];
};

export const emptySample = (): Sample => ({ count: 0, features: new Map(), ranges: [] });

const widened = (range: Range | undefined, value: number): Range =>
  range ? [Math.min(range[0], value), Math.max(range[1], value)] : [value, value];

const addFeature = ({ features }: Sample, named: Named, times: number): void => {
  const known = features.get(named.name);
  if (known) known.times += times;
  else features.set(named.name, { named, times });
};

/** Counts a request by its features. */
export const addTo = (sample: Sample, { names, measured }: Features): void => {
  sample.count += 1;
  for (const named of names) addFeature(sample, named, 1);
  measured.forEach((value, place) => {
    if (value !== undefined) sample.ranges[place] = widened(sample.ranges[place], value);
  });
};

const joined = (one: Range | undefined, other: Range | undefined): Range | undefined =>
  one && other ? [Math.min(one[0], other[0]), Math.max(one[1], other[1])] : (one ?? other);

/** Several samples as one. */
export const sumOf = (samples: readonly Sample[]): Sample => {
  const sum = emptySample();
  for (const { count, features, ranges } of samples) {
    sum.count += count;
    for (const { named, times } of features.values()) addFeature(sum, named, times);
    ranges.forEach((range, place) => {
      sum.ranges[place] = joined(sum.ranges[place], range);
    });
  }
  return sum;
};
