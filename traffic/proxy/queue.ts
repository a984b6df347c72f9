// Judging is off the path of the bytes: exchanges wait in a queue, which is bounded, and are judged when nothing else is to do.

export type Queue<T> = {
  /** Adds an item; one too many is dropped and counted. */
  readonly add: (item: T) => void;
  /** Works on what waits, to its end. */
  readonly drain: () => void;
  readonly dropped: () => number;
};

/** A queue of at most `most` items, each worked on in a turn of its own. */
export const openQueue = <T>(work: (item: T) => void, most: number): Queue<T> => {
  const items: T[] = [];
  let [dropped, isDue] = [0, false];
  const next = (): void => {
    isDue = false;
    const item = items.shift();
    if (item === undefined) return;
    work(item);
    later();
  };
  const later = (): void => {
    if (isDue || items.length === 0) return;
    isDue = true;
    setImmediate(next);
  };
  return {
    add: (item) => {
      if (items.length >= most) dropped += 1;
      else items.push(item);
      later();
    },
    drain: () => {
      for (const item of items.splice(0)) work(item);
    },
    dropped: () => dropped,
  };
};
