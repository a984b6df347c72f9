// Changes of bytes, whatever they mean: what a broken disk, a cut connection or an editor leaves.

/** A change by numbers: which one, where, and with what. */
export type ByteChange = { readonly kind: number; readonly at: number; readonly pick: number };

const cut = (bytes: Buffer, at: number): Buffer => bytes.subarray(0, at);

const flip = (bytes: Buffer, at: number, pick: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << (pick % 8));
  return copy;
};

const insert = (bytes: Buffer, at: number, pick: number): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from([pick % 256]), bytes.subarray(at)]);

const double = (bytes: Buffer, at: number, pick: number): Buffer =>
  Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - (pick % 500)))]);

const drop = (bytes: Buffer, at: number, pick: number): Buffer =>
  Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + (pick % 50))]);

const kinds = [cut, flip, insert, double, drop] as const;

/** The bytes with one change. */
export const changedBytes = (bytes: Buffer, { kind, at, pick }: ByteChange): Buffer =>
  (kinds[kind % kinds.length] ?? cut)(bytes, at % (bytes.length + 1), pick);
