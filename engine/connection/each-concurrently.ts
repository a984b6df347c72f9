// Work on many items with a bounded number under way at once.

/**
 * Calls `work` for each item, at most `lanes` at a time. The first error ends it: no further item is taken, and what is under
 * way is waited for.
 * @throws the first error of `work`.
 */
export const eachConcurrently = async <T>(
  items: Iterable<T>,
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const source = items[Symbol.iterator]();
  const errors: unknown[] = [];
  const lane = async (): Promise<void> => {
    try {
      for (let next = source.next(); !next.done && errors.length === 0; next = source.next()) await work(next.value);
    } catch (error) {
      errors.push(error);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (errors.length > 0) throw errors[0];
};
