// Judging is off the path of the bytes: exchanges wait in a queue, which is bounded, and are judged when nothing else is to do.

export type Queue<T> = {
  /** Adds an item; one too many is dropped and counted. */
  readonly add: (item: T) => void;
  /** Works on what waits, to its end. */
  readonly drain: () => Promise<void>;
  readonly dropped: () => number;
};

export type Bounds<T> = {
  /** How many items wait at most, and how many bytes they hold together. */
  readonly most: number;
  readonly mostBytes: number;
  readonly sizeOf: (item: T) => number;
};

/**
 * A queue whose items are worked on in turns of their own, and not while others come, unless half of what may wait is waiting.
 */
export const openQueue = <T>(
  work: (item: T) => void | Promise<void>,
  { most, mostBytes, sizeOf }: Bounds<T>,
): Queue<T> => {
  const items: T[] = [];
  let [dropped, bytes, isDue, isBusy] = [0, 0, false, false];
  let working: Promise<void> | undefined;
  const take = (): void => {
    const item = items.shift();
    if (item === undefined) return;
    working = work(item)?.finally(() => {
      bytes -= sizeOf(item);
      working = undefined;
      later();
    });
    if (!working) bytes -= sizeOf(item);
  };
  const isPressing = (): boolean => items.length > most / 2 || bytes > mostBytes / 2;
  const next = (): void => {
    isDue = false;
    if (!working && (!isBusy || isPressing())) take();
    isBusy = false;
    later();
  };
  const later = (): void => {
    if (isDue || working || items.length === 0) return;
    isDue = true;
    setImmediate(next);
  };
  return {
    add: (item) => {
      isBusy = true;
      if (items.length >= most || bytes + sizeOf(item) > mostBytes) dropped += 1;
      else {
        items.push(item);
        bytes += sizeOf(item);
      }
      later();
    },
    drain: async () => {
      while (working || items.length > 0) {
        if (!working) take();
        await working;
      }
    },
    dropped: () => dropped,
  };
};
