// The detection limit: how rare a fault may be to be found by a number of cases.

const confidence = 0.95;

/**
 * The rarest fault that this many independent cases find with 95 % confidence, as one of N requests that exercise the
 * requirement: 1 - (1 - 1/N)^cases = 0.95. For one case N is 1.05: a fault in nearly every request.
 */
export const oneIn = (cases: number): number => 1 / (1 - (1 - confidence) ** (1 / cases));

/** The same as text: `1 of N`. */
export const oneInText = (cases: number): string =>
  `1 of ${Math.max(1, Math.floor(oneIn(cases))).toLocaleString('en')}`;

type Exercised = { readonly id: string; readonly cases: number };

/** The detection limit of a run, for the median requirement and for the one with the fewest cases; undefined without cases. */
export const detectionLimit = (rows: readonly Exercised[]): string | undefined => {
  const sorted = rows.filter(({ cases }) => cases > 0).toSorted((one, other) => one.cases - other.cases);
  const [least, median] = [sorted[0], sorted[Math.floor(sorted.length / 2)]];
  if (!least || !median) return undefined;
  return `Detection limit (95 %): a fault in ${oneInText(median.cases)} requests (median requirement; fewest cases: ${least.id}, ${oneInText(least.cases)})`;
};
