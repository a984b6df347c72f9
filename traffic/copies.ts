// Exchanges that two files have: a HAR that was saved twice, the recordings of a browser and of a proxy beside it. Each is judged once, since
// an id that stands in two files is no repetition.
import { createHash } from 'node:crypto';
import { isSilence, isSuccess } from '../contracts/judging/exchange.ts';
import type { Seen, Unreadable } from './seen.ts';

export type Copies = {
  /** From now on exchanges are those of another file. */
  readonly nextFile: () => void;
  /** Whether an earlier file has the exchange as well. */
  readonly isCopy: (seen: Seen) => boolean;
};

/** What is said of a copy. */
export const copied: Unreadable = { unreadable: 'an exchange that an earlier file has as well' };

/** Exchanges that are remembered: copies of later ones are not known. */
const mostRemembered = 500_000;

/** What tells an exchange from another: an answer that brings an id does it alone, for others the time is needed; undefined where it is missing. */
const keyOf = ({ exchange: { request, answer }, times }: Seen): number | undefined => {
  if (isSilence(answer)) return undefined;
  const isTelling = isSuccess(answer) && answer.body.length > 0;
  if (!isTelling && times === undefined) return undefined;
  const time = isTelling ? '' : times?.sentAt;
  return createHash('sha1')
    .update(JSON.stringify([request.method, request.path, answer.status, time, request.body.length]))
    .update(request.body)
    .update(answer.body)
    .digest()
    .readUIntBE(0, 6);
};

/** No file read yet. */
export const openCopies = (): Copies => {
  const firstFiles = new Map<number, number>();
  let file = 0;
  return {
    nextFile: () => {
      file += 1;
    },
    isCopy: (seen) => {
      const key = keyOf(seen);
      if (key === undefined) return false;
      const first = firstFiles.get(key);
      if (first === undefined && firstFiles.size < mostRemembered) firstFiles.set(key, file);
      return first !== undefined && first < file;
    },
  };
};
