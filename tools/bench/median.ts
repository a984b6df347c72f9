// The median of several measurements, which a single disturbed one does not change.

/** The median; of an even number of values the upper one of the two in the middle. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Repeats work, one after the other. */
export const repeated = async <T>(times: number, work: (turn: number) => T | Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (let turn = 0; turn < times; turn += 1) results.push(await work(turn));
  return results;
};
