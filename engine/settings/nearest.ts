// The known name closest to a misspelt one.

const bigrams = (text: string): Set<string> =>
  new Set(
    Array.from({ length: Math.max(1, text.length - 1) }, (_, index) => text.slice(index, index + 2).toLowerCase()),
  );

const likeness = (one: string, other: string): number => {
  const [left, right] = [bigrams(one), bigrams(other)];
  return (2 * left.intersection(right).size) / (left.size + right.size);
};

/** The most similar of some names (Dice's coefficient of their pairs of letters). */
export const nearest = (name: string, names: readonly string[]): string =>
  names.reduce((best, other) => (likeness(name, other) > likeness(name, best) ? other : best));
