// A cause in the making, and what an explanation is.
import type { Symptom } from '../record/results.ts';
import type { Situation } from './situation.ts';

/** What to mend first: who cannot be reached tells nothing of its answers, and a wrong status nothing of their content. */
export const ranks = ['unreachable', 'success', 'server error', 'refused', 'answer', 'refusal'] as const;
export type Rank = (typeof ranks)[number];

export type Draft = {
  readonly rank: Rank;
  readonly summary: string;
  readonly symptoms: readonly Symptom[];
  /** Ids of requirements that say most about the cause, the best first; some may not fail. */
  readonly leads: readonly string[];
  /** How many of the symptoms are its own, where others follow from it. */
  readonly own?: number;
  /** The part of each symptom's failures that belongs to this cause, where it is not all: by requirement. */
  readonly share?: Readonly<Record<string, number>>;
};

/** A cause in the answers to creates. */
export const answerDraft = (summary: string, symptoms: readonly Symptom[], leads: readonly string[] = []): Draft => ({
  rank: 'answer',
  summary,
  symptoms,
  leads,
});

/** One way in which failures hang together: which symptoms it is about, and the causes they have. */
export type Explanation = {
  readonly isAbout: (symptom: Symptom, situation: Situation) => boolean;
  readonly drafts: (symptoms: readonly Symptom[], situation: Situation) => readonly Draft[];
};

const added = (all: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> => {
  const sum = new Map<string, number>();
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries(sum);
};

/** How many failures of each requirement symptoms have. */
export const requirementsIn = (symptoms: readonly Symptom[]): Readonly<Record<string, number>> =>
  added(symptoms.map(({ requirements }) => requirements));

/** How many failures symptoms have on each path. */
export const pathsIn = (symptoms: readonly Symptom[]): Readonly<Record<string, number>> =>
  added(symptoms.map(({ paths }) => paths));

/** How many exchanges have the symptoms. */
export const countOf = (symptoms: readonly Symptom[]): number => symptoms.reduce((sum, { count }) => sum + count, 0);
