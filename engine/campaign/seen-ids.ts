// Which ids a run has seen: eight bytes for each, whatever a target calls its entities. Of a million ids two have the
// same fingerprint by chance once in some million runs.

export type SeenIds = {
  /** Remembers an id; whether it was seen before. */
  readonly seen: (id: string) => boolean;
};

const { imul } = Math;

// Nobody gains by two ids of one fingerprint, so that it need not be a digest, which costs as much as judging the answer.
const lane = (id: string, start: number, factor: number): number => {
  let state = start;
  for (let index = 0; index < id.length; index += 1) state = imul(state ^ id.charCodeAt(index), factor);
  state = imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return (state ^ (state >>> 13)) >>> 0;
};

/** Fingerprints, each in two halves; both are zero in a free place. */
type Table = Uint32Array;

/** Where a fingerprint stands, or the free place where it would. */
const placeIn = (table: Table, low: number, high: number): number => {
  const end = table.length;
  let place = 2 * (low % (end / 2));
  for (;;) {
    const [first, second] = [table[place], table[place + 1]];
    if ((first === low && second === high) || (first === 0 && second === 0)) return place;
    place = place + 2 === end ? 0 : place + 2;
  }
};

// By a quarter, and when four fifths are taken: a table that is doubled stands half empty for most of a long run.
const mostTaken = 0.8;

const put = (table: Table, place: number, [low, high]: readonly [number, number]): void => {
  table[place] = low;
  table[place + 1] = high;
};

const grown = (table: Table): Table => {
  const larger = new Uint32Array(2 * Math.ceil((table.length / 2) * 1.25));
  for (let place = 0; place < table.length; place += 2) {
    const [low, high] = [table[place] ?? 0, table[place + 1] ?? 0];
    if (low !== 0 || high !== 0) put(larger, placeIn(larger, low, high), [low, high]);
  }
  return larger;
};

/** No id seen yet. */
export const openSeenIds = (): SeenIds => {
  let table: Table = new Uint32Array(2 * 1024);
  let count = 0;
  return {
    seen: (id) => {
      const high = lane(id, id.length, 0x9e3779b1);
      // Zeros mark a free place.
      const low = lane(id, 0x2545f491, 0x85ebca6b) || (high === 0 ? 1 : 0);
      const place = placeIn(table, low, high);
      if (table[place] === low && table[place + 1] === high) return true;
      put(table, place, [low, high]);
      count += 1;
      if (count > (table.length / 2) * mostTaken) table = grown(table);
      return false;
    },
  };
};
