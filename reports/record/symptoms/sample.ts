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

const widened = (range: Range | undefined, value: number): Range => {
  // Of the two zeros the negative one is less to Math.min.
  if (range && value !== 0 && value >= range[0] && value <= range[1]) return range;
  return range ? [Math.min(range[0], value), Math.max(range[1], value)] : [value, value];
};

const addFeature = ({ features }: Sample, named: Named, times: number): void => {
  const known = features.get(named.name);
  if (known) known.times += times;
  else features.set(named.name, { named, times });
};

const widen = (sample: Sample, { measured }: Features): void => {
  for (let place = 0; place < measured.length; place += 1) {
    const value = measured[place];
    if (value !== undefined) sample.ranges[place] = widened(sample.ranges[place], value);
  }
};

/** Counts a request by its features. */
export const addTo = (sample: Sample, features: Features): void => {
  sample.count += 1;
  for (const named of features.names) addFeature(sample, named, 1);
  widen(sample, features);
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

/** The sample of a name; an empty one at first. */
export const sampleFor = <K>(samples: Map<K, Sample>, key: K): Sample => {
  const known = samples.get(key);
  if (known) return known;
  const sample = emptySample();
  samples.set(key, sample);
  return sample;
};

/** A sample without some that it contains; the ranges are given, since they cannot be subtracted. */
export const without = (sample: Sample, some: Sample, ranges: Sample['ranges']): Sample => {
  const left = { ...sumOf([sample]), count: sample.count - some.count, ranges };
  for (const { named, times } of some.features.values()) addFeature(left, named, -times);
  return left;
};
