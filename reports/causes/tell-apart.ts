// Tells apart failures that look alike by what their requests have in common: a feature that few passing requests have explains
// the requirements nearly all of whose failures have it.
import type { Feature, Symptom } from '../record/results.ts';
import { countOf, requirementsIn } from './draft.ts';
import { passingBeside } from './when.ts';

/** Some of the failures of symptoms: what their requests have in common, and how many they are by requirement. */
export type Part = {
  readonly feature?: Feature;
  /** Whether many requests with the feature pass. */
  readonly isMostly?: true;
  readonly requirements: Readonly<Record<string, number>>;
};

/** Nearly all: rare failures of another kind may be among them. */
const nearlyAll = 0.8;
/** So many of a requirement's failures have the feature of a part that the others need no cause of their own. */
const some = 0.25;

const joined = (features: readonly Feature[]): readonly Feature[] =>
  [...Map.groupBy(features, ({ name }) => name).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const sum = (of: (feature: Feature) => number): number => same.reduce((all, feature) => all + of(feature), 0);
    const ids = [...new Set(same.flatMap(({ requirements }) => Object.keys(requirements)))];
    const requirements = Object.fromEntries(ids.map((id) => [id, sum((feature) => feature.requirements[id] ?? 0)]));
    return [{ ...first, failing: sum(({ failing }) => failing), passing: sum(({ passing }) => passing), requirements }];
  });

type Counts = ReadonlyMap<string, number>;
type Cell = readonly [id: string, count: number];

const total = (counts: Counts): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

const has = ({ requirements }: Feature, [id, count]: Cell, share: number): boolean =>
  (requirements[id] ?? 0) >= share * count;

const coverage = (feature: Feature, open: Counts): number =>
  total(new Map([...open].filter((cell) => has(feature, cell, nearlyAll))));

const shareOf = ({ failing, passing }: Feature): number => failing / (failing + passing);

/** Of features that explain as much, one about a property says more than one about any string, and that more than one of the body. */
const widthOf = ({ name, about }: Feature): number => {
  if (about !== undefined) return 0;
  return name.startsWith('a string') ? 1 : 2;
};

const best = (features: readonly Feature[], open: Counts): Feature | undefined => {
  const scored = features
    .map((feature) => ({ feature, covered: coverage(feature, open) }))
    .filter(({ covered }) => covered > 0)
    .sort(
      (one, other) =>
        other.covered - one.covered ||
        shareOf(other.feature) - shareOf(one.feature) ||
        widthOf(one.feature) - widthOf(other.feature),
    );
  return scored[0]?.feature;
};

const partsByFeature = (features: readonly Feature[], all: Counts) => {
  const parts: (Part & { readonly feature: Feature })[] = [];
  let left = all;
  for (let feature = best(features, left); feature; feature = best(features, left)) {
    const found = feature;
    parts.push({ feature, requirements: Object.fromEntries([...left].filter((cell) => has(found, cell, nearlyAll))) });
    left = new Map([...left].filter((cell) => !has(found, cell, nearlyAll)));
  }
  return { parts, left };
};

type Parts = readonly (Part & { readonly feature: Feature })[];

/** The part that explains most of a requirement's failures; the first where none explains any. */
const nearest = (parts: Parts, id: string): Part | undefined =>
  parts.toSorted((one, other) => (other.feature.requirements[id] ?? 0) - (one.feature.requirements[id] ?? 0))[0];

const withOthers = (parts: Parts, others: Counts): readonly Part[] =>
  parts.map((part) => ({
    ...part,
    requirements: {
      ...part.requirements,
      ...Object.fromEntries([...others].filter(([id]) => nearest(parts, id) === part)),
    },
  }));

/** One part for all: with a feature that most failures have, though many passing requests have it too. */
const whole = (features: readonly Feature[], all: Counts): Part => {
  const [feature, requirements] = [best(features, all), Object.fromEntries(all)];
  const isWhole = feature && coverage(feature, all) >= nearlyAll * total(all);
  return isWhole ? { feature, isMostly: true, requirements } : { requirements };
};

/** Whether nearly all exchanges of the kind fail, so that there is nothing to tell apart. */
export const isAlways = (symptoms: readonly Symptom[]): boolean =>
  countOf(symptoms) >= nearlyAll * (countOf(symptoms) + passingBeside(symptoms));

/** The parts that the failures of symptoms fall into; what no feature explains is a part of its own. */
export const toldApart = (symptoms: readonly Symptom[]): readonly Part[] => {
  const all = new Map(Object.entries(requirementsIn(symptoms)));
  if (isAlways(symptoms)) return [{ requirements: Object.fromEntries(all) }];
  const features = joined(symptoms.flatMap((symptom) => symptom.features));
  const { parts, left } = partsByFeature(
    features.filter((feature) => shareOf(feature) >= nearlyAll),
    all,
  );
  if (parts.length === 0) return [whole(features, all)];
  const isExplained = (cell: Cell): boolean => parts.some(({ feature }) => has(feature, cell, some));
  const isFew = total(left) < some * total(all);
  const others = isFew ? left : new Map([...left].filter(isExplained));
  const rest = Object.fromEntries([...left].filter(([id]) => !others.has(id)));
  return [...withOthers(parts, others), ...(Object.keys(rest).length === 0 ? [] : [{ requirements: rest }])];
};
