// Work on many items with a bounded number under way at once.

/** Calls `work` for each item, at most `lanes` at a time. */
export const eachConcurrently = async <T>(
  items: Iterable<T>,
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const source = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = source.next(); !next.done; next = source.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};
