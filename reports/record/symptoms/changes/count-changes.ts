// How often each change explains a difference.

export type Changes = {
  /** Counts the changes that explain one difference, the most particular first. */
  readonly note: (changes: readonly string[]) => void;
  /** How often each was noted: the most frequent first, and of equals the most particular. */
  readonly counted: () => Readonly<Record<string, number>>;
};

type Counted = { times: number; place: number };

const most = 50;

const byUse = ([oneName, one]: readonly [string, Counted], [otherName, other]: readonly [string, Counted]): number =>
  other.times - one.times || one.place - other.place || (oneName < otherName ? -1 : 1);

/** No change yet. */
export const openChanges = (): Changes => {
  const known = new Map<string, Counted>();
  const add = (change: string, place: number): void => {
    const counted = known.get(change);
    if (counted) {
      counted.times += 1;
      counted.place = Math.min(counted.place, place);
    } else if (known.size < most) known.set(change, { times: 1, place });
  };
  return {
    note: (changes) => [...new Set(changes)].forEach(add),
    counted: () => Object.fromEntries([...known].sort(byUse).map(([change, { times }]) => [change, times])),
  };
};
