// Deletes what is on a list, where the target allows it, and keeps the list up to date: what is deleted is
// noted at once; at the end the list holds what is left, or is removed.

import { closeSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Contract } from '../../../contracts/contract.ts';
import { show } from '../../../contracts/judging/show.ts';
import { idError } from '../../../contracts/odata/path-id.ts';
import { NoVerdict, WrongUse } from '../../settings/errors.ts';
import { eachConcurrently } from '../each-concurrently.ts';
import { codeOf } from '../error-code.ts';
import { type Clock, clock } from '../pace.ts';
import type { Target } from '../target.ts';
import { type CleanUp, emptyCleanUp } from './clean-up.ts';
import { collectionOf, openDeletion, type StopConditions } from './deletion.ts';
import { openLost } from './find-lost.ts';
import type { ParentPlace, Place } from './format.ts';
import { type Entry, entriesIn, goneIn, headerOf } from './read-list.ts';
import { longestLateness } from './still-shown.ts';
import { endWithWholeLine } from './whole-lines.ts';
import { append } from './write-list.ts';

/** What is in a list, and still to be deleted. */
export type Listed = {
  readonly contract: Contract;
  readonly file: string;
  readonly target: string;
  readonly gone: Set<number>;
  readonly cleanUp: CleanUp;
};

/** A list as it was read: also how many of its creations are in which collection. */
export type ReadList = Listed & { readonly places: ReadonlyMap<string, number> };

export type Deleting = {
  /** Requests under way at once. */
  readonly lanes: number;
  readonly stopConditions: StopConditions;
  readonly onProgress: (done: number, total: number) => void;
  /** Whether GET shows that the first delete in each collection did what it was answered to have done. */
  readonly looks?: boolean;
  /** Whether what is listed was created a moment ago by a service that may show it some seconds late. */
  readonly isFresh?: boolean;
  readonly wait?: Clock['wait'];
};

// Anyone may have written the file: it names paths of the contract, and ids that keep a request within them.
const checkPlace = ({ paths }: Contract, { path, ids }: Place, file: string): void => {
  if (!paths.names.includes(path))
    throw new WrongUse(
      `${file} lists a create on ${path}, a path that this version does not know; --config names the paths of the run.`,
    );
  if (ids.length !== paths.parameters(path).length)
    throw new WrongUse(
      `${file} lists a create on ${path} with ${ids.length} ids, not ${paths.parameters(path).length}.`,
    );
  for (const id of ids) {
    const error = idError(id);
    if (error !== undefined) throw new WrongUse(`${file} names the id ${show(id)}, which ${error}.`);
  }
};

// Only what the run named itself is deleted by its name.
const checkParent = ({ parent }: ParentPlace, run: string, file: string): void => {
  if (!parent.endsWith(run))
    throw new WrongUse(`${file} lists ${show(parent)}, which the run that it names did not make.`);
};

/**
 * Reads a list of creates on the paths of a contract, from end to end.
 * @throws WrongUse for a file that is not such a list, before anything is sent.
 */
export const readList = (contract: Contract, file: string): ReadList => {
  const { target, run } = headerOf(file);
  const gone = goneIn(file);
  const cleanUp = emptyCleanUp(file);
  const places = new Map<string, number>();
  for (const { line, place } of entriesIn(file, gone)) {
    if ('parent' in place) checkParent(place, run, file);
    else checkPlace(contract, place, file);
    if ('made' in line) {
      cleanUp.created += 1;
      const collection = 'parent' in place ? contract.parents.collection : collectionOf(contract, place);
      places.set(collection, (places.get(collection) ?? 0) + 1);
    } else cleanUp.unknown += 1;
  }
  return { contract, file, target, gone, cleanUp, places };
};

const rewrite = (file: string, gone: ReadonlySet<number>): void => {
  const partial = `${file}.${process.pid}.partial`;
  const handle = openSync(partial, 'w');
  append(handle, headerOf(file));
  for (const { number, place, line } of entriesIn(file, gone)) {
    append(handle, { sent: number, ...place });
    append(handle, line);
  }
  closeSync(handle);
  renameSync(partial, file);
};

/** Removes or rewrites the list, unless it was changed meanwhile: then lines are added that say what was deleted. */
const conclude = ({ file, gone, cleanUp }: Listed, size: number): void => {
  if (statSync(file).size !== size) return;
  if (cleanUp.deleted < cleanUp.created || cleanUp.unknown > 0) rewrite(file, gone);
  else {
    rmSync(file);
    delete cleanUp.list;
  }
};

const deleteAll = async (listed: Listed, target: Target, deleting: Deleting): Promise<string | undefined> => {
  const { file, gone, cleanUp } = listed;
  const { stopConditions, looks = false, isFresh = false, wait = clock.wait } = deleting;
  const deletion = openDeletion({ contract: listed.contract, target, stopConditions, looks, isFresh, wait });
  const settled = async () => isFresh && wait(longestLateness);
  const find = openLost({ contract: listed.contract, target, settled });
  endWithWholeLine(file);
  const handle = openSync(file, 'a');
  let size = statSync(file).size;
  let done = 0;
  const total = cleanUp.created - cleanUp.deleted;

  const note = (number: number): void => {
    size += append(handle, { gone: number });
    gone.add(number);
  };

  const work = async (listedEntry: Entry): Promise<void> => {
    const entry = await find(listedEntry);
    if (entry === undefined) return;
    if (entry !== listedEntry) cleanUp.unknown -= 1;
    if (entry === 'nothing') return note(listedEntry.number);
    if (entry !== listedEntry) cleanUp.created += 1;
    const reason = await deletion.remove(entry);
    if (reason === undefined) {
      note(entry.number);
      cleanUp.deleted += 1;
    } else cleanUp.left[reason] = (cleanUp.left[reason] ?? 0) + 1;
    done += 1;
    deleting.onProgress(done, total);
  };

  try {
    await eachConcurrently(entriesIn(file, gone), deleting.lanes, work);
  } finally {
    closeSync(handle);
  }
  conclude(listed, size);
  return deletion.stopped();
};

/**
 * Deletes what is listed; the result is in `listed.cleanUp`.
 * @returns why it ended early, where it did.
 * @throws NoVerdict when the list can be neither read nor written any more: nothing more is deleted then.
 */
export const deleteListed: typeof deleteAll = async (listed, target, deleting) => {
  try {
    return await deleteAll(listed, target, deleting);
  } catch (error) {
    const code = codeOf(error);
    throw code === '' ? error : new NoVerdict(`the list ${listed.file} cannot be kept any more (${code})`);
  }
};
