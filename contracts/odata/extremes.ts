// The least and the greatest of numbers. Math.min and Math.max take them as arguments, and a header or a file may hold more
// than fit on the stack.

/** The least; Infinity of none. */
export const least = (numbers: readonly number[]): number =>
  numbers.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);

/** The greatest; -Infinity of none. */
export const greatest = (numbers: readonly number[]): number =>
  numbers.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
