// Which ids a run has seen: eight bytes for each, whatever a target calls its entities. Of a million ids two have the
// same fingerprint by chance once in thirty million runs.
import { hash } from 'node:crypto';

export type SeenIds = {
  /** Remembers an id; whether it was seen before. */
  readonly seen: (id: string) => boolean;
};

const fingerprint = (id: string): bigint => {
  const found = hash('sha1', id, 'buffer').readBigUInt64LE(0);
  // Zero marks a free place.
  return found === 0n ? 1n : found;
};

/** The place of a fingerprint: where it stands, or the free place where it would. */
const placeIn = (table: BigUint64Array, print: bigint): number => {
  const mask = table.length - 1;
  let place = Number(print & 0xffffffffn) & mask;
  while (table[place] !== 0n && table[place] !== print) place = (place + 1) & mask;
  return place;
};

const doubled = (table: BigUint64Array): BigUint64Array => {
  const larger = new BigUint64Array(table.length * 2);
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
      if (count * 2 > table.length) table = doubled(table);
      return false;
    },
  };
};
