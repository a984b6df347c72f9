// Adds up the metrics of shards.
import { ownValue } from '../../../contracts/odata/own-value.ts';
import type { CleanUpResult, Coverage, PathTraffic, Results } from '../results.ts';
import { addLatencies } from './latency.ts';

const addCounts = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
      key,
      (ownValue(one, key) ?? 0) + (ownValue(other, key) ?? 0),
    ]),
  );

const addPath = (one: PathTraffic, other: PathTraffic): PathTraffic => ({
  path: one.path,
  requests: one.requests + other.requests,
  retries: one.retries + other.retries,
  waited: one.waited + other.waited,
  answers: addCounts(one.answers, other.answers),
  latency: addLatencies(one.latency, other.latency),
});

/** The traffic of several shards, by path. */
export const addTraffic = (shards: readonly (readonly PathTraffic[])[]): readonly PathTraffic[] =>
  [...Map.groupBy(shards.flat(), ({ path }) => path).values()].map((parts) => parts.reduce(addPath));

type Class = Coverage['classes'][number];

// Shards do not record which paths they used, so the largest number of any shard is a lower bound.
const addClass = (one: Class, other: Class): Class => ({
  name: one.name,
  cases: one.cases + other.cases,
  paths: Math.max(one.paths, other.paths),
});

/** The coverage of several shards. The number of paths is a lower bound. */
export const addCoverage = (shards: readonly (readonly Coverage[])[]): readonly Coverage[] =>
  [...Map.groupBy(shards.flat(), ({ about }) => about)].map(([about, parts]) => ({
    about,
    classes: [
      ...Map.groupBy(
        parts.flatMap(({ classes }) => classes),
        ({ name }) => name,
      ).values(),
    ].map((same) => same.reduce(addClass)),
  }));

const addCleanUp = (one: CleanUpResult, other: CleanUpResult): CleanUpResult => ({
  created: one.created + other.created,
  deleted: one.deleted + other.deleted,
  left: addCounts(one.left, other.left),
  unknown: one.unknown + other.unknown,
});

const nothing: CleanUpResult = { created: 0, deleted: 0, left: {}, unknown: 0 };

/** What several shards created and deleted, without the lists of what is left, which stay with the shards. */
export const addCleanUps = (shards: readonly Results[]): Pick<Results, 'cleanUp'> => {
  const parts = shards.flatMap(({ cleanUp }) => (cleanUp === undefined ? [] : [cleanUp]));
  return parts.length === 0 ? {} : { cleanUp: parts.reduce(addCleanUp, nothing) };
};
