// Which causes of an earlier run are gone in a later one, and which are new.
import type { Cause } from '../record/results.ts';

export type CauseChanges = {
  /** Causes of the later run alone, with a requirement that got worse or is new. */
  readonly appeared: readonly Cause[];
  /** Causes of the earlier run alone, with a requirement that got better. */
  readonly gone: readonly Cause[];
};

/** The requirements that got worse or are new, and those that got better, as far as the runs can be compared. */
export type Changed = { readonly worse: ReadonlySet<string>; readonly better: ReadonlySet<string> };

type Causes = readonly Cause[];

/** The sentence of a cause without counts and values: they differ from one seed to the next. */
const wordsOf = ({ summary }: Cause): string => summary.replaceAll(/"[^"]*"|[\d.,:]+/g, '');

/** Whether two causes are one: they say the same, or the same requirement says most about both. */
const isSame = (one: Cause, other: Cause): boolean =>
  wordsOf(one) === wordsOf(other) || one.requirements[0] === other.requirements[0];

const without = (causes: Causes, others: Causes): Causes =>
  causes.filter((cause) => !others.some((other) => isSame(cause, other)));

const withOneOf =
  (ids: ReadonlySet<string>) =>
  ({ requirements }: Cause): boolean =>
    requirements.some((id) => ids.has(id));

/** Compares the causes of two runs. What another seed or a rare failure may explain is no change. */
export const compareCauses = (before: Causes, after: Causes, { worse, better }: Changed): CauseChanges => ({
  appeared: without(after, before).filter(withOneOf(worse)),
  gone: without(before, after).filter(withOneOf(better)),
});
