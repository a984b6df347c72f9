// Writes the list of what a run creates. A create is on the list before it is sent.
// Each line is handed to the system at once, so that it outlives the process; it is not waited for on the disk, which
// would cost more than the request. A machine that loses its power may lose the last seconds.
import { randomUUID } from 'node:crypto';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { NoVerdict, WrongUse } from '../../settings/errors.ts';
import { makeDirectory } from '../../settings/make-directory.ts';
import { codeOf, messageOf } from '../error-code.ts';
import type { Header, Line, ParentPlace, Place } from './format.ts';

export type CreationList = {
  readonly file: string;
  readonly run: string;
  /** Notes that a create is about to be sent; its number. */
  readonly sending: (place: Place | ParentPlace) => number;
  readonly note: (line: Line) => void;
  readonly close: () => void;
};

/** Where a run creates: the base URL, and the tenant that its token is of. */
export type ListedTarget = { readonly target: string; readonly tenant?: string | undefined };

const mostLists = 10_000;

// A list that an earlier run left is still needed: it is never written over.
const openNew = (directory: string): readonly [file: string, handle: number] => {
  makeDirectory(directory);
  for (let count = 1; count <= mostLists; count += 1) {
    const file = join(directory, count === 1 ? 'created.jsonl' : `created-${count}.jsonl`);
    try {
      return [file, openSync(file, 'ax')];
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  throw new Error(`it holds ${mostLists} lists of earlier runs`);
};

const openIn = (directory: string): readonly [file: string, handle: number] => {
  try {
    return openNew(directory);
  } catch (error) {
    throw new WrongUse(`what the run creates cannot be listed in ${directory}: ${messageOf(error)}.`);
  }
};

/** Adds a line to a list; the bytes it has. */
export const append = (handle: number, line: Line | Header): number => {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  appendFileSync(handle, bytes);
  return bytes.length;
};

/**
 * Opens a new list in a directory, beside those of earlier runs.
 * @throws WrongUse when it cannot be written there. `sending` and `note` throw NoVerdict when the list cannot be
 * written any more, since nothing may be sent then.
 */
export const openList = (directory: string, of: ListedTarget): CreationList => begin(openIn(directory), of);

/**
 * Opens a new list with this name.
 * @throws WrongUse when it is there already, or cannot be written.
 */
export const openListAt = (file: string, of: ListedTarget): CreationList => {
  try {
    return begin([file, openSync(file, 'ax')], of);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new WrongUse(`${file} cannot be written: ${messageOf(error)}.`);
    throw new WrongUse(`${file} lists what an earlier command made: delete that first, with cleanup ${file}.`);
  }
};

const begin = (
  [file, handle]: readonly [file: string, handle: number],
  { target, tenant }: ListedTarget,
): CreationList => {
  const run = randomUUID();
  let sent = 0;
  const note = (line: Line | Header): void => {
    try {
      append(handle, line);
    } catch (error) {
      throw new NoVerdict(`what the run creates can no longer be listed in ${file}: ${messageOf(error)}`);
    }
  };
  note({ format: 'userstatus-conformance created', version: 1, target, run, ...(tenant !== undefined && { tenant }) });
  return {
    file,
    run,
    sending: (place) => {
      sent += 1;
      note({ sent, ...place });
      return sent;
    },
    note,
    close: () => closeSync(handle),
  };
};
