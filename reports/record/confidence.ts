// How rare a fault a number of cases would have shown.

const confidence = 0.95;

/**
 * The rarest fault that so many independent cases show with 95 % confidence, as one in N of the requests that could show
 * it: 1 - (1 - 1/N)^cases = 0.95. For one case that is one in 1.05: next to every request.
 */
export const oneIn = (cases: number): number => 1 / (1 - (1 - confidence) ** (1 / cases));

/** The same for people, as `1 in N`. */
export const oneInText = (cases: number): string =>
  `1 in ${Math.max(1, Math.floor(oneIn(cases))).toLocaleString('en')}`;

type Exercised = { readonly id: string; readonly cases: number };

/** What a run's cases would have shown: at the median of the requirements exercised, and at the one with the fewest. */
export const confidenceText = (rows: readonly Exercised[]): string | undefined => {
  const sorted = rows.filter(({ cases }) => cases > 0).toSorted((one, other) => one.cases - other.cases);
  const [least, median] = [sorted[0], sorted[Math.floor(sorted.length / 2)]];
  if (!least || !median) return undefined;
  return `with 95 % confidence a fault in ${oneInText(median.cases)} of the requests that can show it (median requirement; least: ${least.id}, ${oneInText(least.cases)})`;
};
