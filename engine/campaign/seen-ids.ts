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

const fingerprint = (id: string): bigint => {
  const print = (BigInt(lane(id, id.length, 0x9e3779b1)) << 32n) | BigInt(lane(id, 0x2545f491, 0x85ebca6b));
  // Zero marks a free place.
  return print === 0n ? 1n : print;
};

/** The place of a fingerprint: where it stands, or the free place where it would. */
const placeIn = (table: BigUint64Array, print: bigint): number => {
  let place = Number(print & 0xffffffffn) % table.length;
  while (table[place] !== 0n && table[place] !== print) place = (place + 1) % table.length;
  return place;
};

// By a quarter, and when four fifths are taken: a table that is doubled stands half empty for most of a long run.
const mostTaken = 0.8;

const grown = (table: BigUint64Array): BigUint64Array => {
  const larger = new BigUint64Array(Math.ceil(table.length * 1.25));
  for (const print of table) if (print !== 0n) larger[placeIn(larger, print)] = print;
  return larger;
};

/** No id seen yet. */
export const openSeenIds = (): SeenIds => {
  let table: BigUint64Array = new BigUint64Array(1024);
  let count = 0;
  return {
    seen: (id) => {
      const print = fingerprint(id);
      const place = placeIn(table, print);
      if (table[place] === print) return true;
      table[place] = print;
      count += 1;
      if (count > table.length * mostTaken) table = grown(table);
      return false;
    },
  };
};
