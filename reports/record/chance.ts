// Whether two runs with different seeds may differ by chance alone: they sent different cases.

/** Findings and cases of one requirement in one run, on one path or on several. */
export type Count = { readonly cases: number; readonly broken: number };

/** Eight findings in one run and none in an equally long one are no chance any more: 0.5^8 = 0.0039. */
const significance = 0.004;

/** Findings that are looked at: more than chance ever explains in runs of comparable length. */
const mostFindings = 100_000;

/**
 * How likely all findings fall into the one run, if the fault shows equally often in both: Fisher's exact test for a
 * table with a zero.
 */
const chanceOf = ({ cases, broken }: Count, others: number): number => {
  let chance = 1;
  // With so many findings it is no chance, however many cases there were.
  for (let index = 0; index < broken && index < mostFindings; index += 1)
    chance *= (cases - index) / (cases + others - index);
  return chance;
};

/** Whether a requirement has findings in only one of two runs, and so few that another seed may be the reason. */
export const isByChance = (one: Count, other: Count): boolean => {
  const [some, none] = one.broken > 0 ? [one, other] : [other, one];
  return some.broken > 0 && none.broken === 0 && chanceOf(some, none.cases) >= significance;
};

/** Whether heads and tails may be so many of each, or more unequal, where both are equally likely (binomial, two-sided). */
export const isFairCoin = (heads: number, tails: number): boolean => {
  const [fewer, all] = [Math.min(heads, tails), heads + tails];
  let [term, sum] = [0.5 ** all, 0];
  for (let index = 0; index <= fewer; index += 1) {
    sum += term;
    term *= (all - index) / (index + 1);
  }
  return 2 * sum >= significance;
};

/** The counts of several paths together. */
export const pooled = (counts: readonly Count[]): Count => ({
  cases: counts.reduce((sum, { cases }) => sum + cases, 0),
  broken: counts.reduce((sum, { broken }) => sum + broken, 0),
});
