// Failures that begin at some create and do not end: a target that falls over, or has no place for more.
import type { Feature, Symptom } from '../results.ts';

/** How many creates were heard of, and which of them was accepted last. */
export type Progress = { creates: number; accepted: number };

/** Fewer creates before, or fewer failures after, may be chance. */
const [fewest, leastFailures] = [200, 50];
/** So many creates are under way at once: their answers come in no fixed order. */
const overlap = 64;
/** What fails from some create on has nothing in common: fewer requirements may be what is sent last. */
const fewestRequirements = 4;

type Failing = Pick<Symptom, 'wanted' | 'location' | 'count' | 'requirements'>;

const rounded = (value: number): string => Number(value.toPrecision(1)).toLocaleString('en');

/** The feature of creates that came too late; none where others were accepted after the first of them. */
export const afterMany = (failures: Failing, first: number, { accepted }: Progress): readonly Feature[] => {
  const { wanted, location, count, requirements } = failures;
  const isLate = first > fewest && count >= leastFailures && accepted < first + overlap;
  const isOfAny = Object.keys(requirements).length >= fewestRequirements;
  if (wanted !== 'create' || location !== 'status' || !isLate || !isOfAny) return [];
  return [{ name: `about ${rounded(first)} creates were sent before`, failing: count, passing: 0, requirements }];
};
