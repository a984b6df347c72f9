// Deletes the listed entities one by one. DELETE is not part of the contract, so nothing is judged.
import type { Contract } from '../../../contracts/contract.ts';
import { objectIn } from '../../../contracts/judging/created-entity.ts';
import { type Answer, isSilence, isSuccess, type Request, type Silence } from '../../../contracts/judging/exchange.ts';
import { entityPath } from '../../../contracts/odata/paths.ts';
import { NoVerdict } from '../../settings/errors.ts';
import { type Clock, clock } from '../pace.ts';
import { plainRequest } from '../plain-request.ts';
import type { Target } from '../target.ts';
import type { ParentPlace, Place } from './format.ts';
import type { Entry } from './read-list.ts';
import { isStillShown, longestLateness } from './still-shown.ts';

/** When no more is to be sent, and why. */
export type StopConditions = {
  readonly note: (answer: Answer | Silence) => void;
  readonly met: () => string | undefined;
};

/** The collection of a place, as the path of a request. */
export const collectionOf = ({ paths }: Contract, { path, ids }: Place): string =>
  paths.fill(path, Object.fromEntries(paths.parameters(path).map((name, index) => [name, ids[index] ?? ''])));

const isMissing = (answer: Answer | Silence): boolean =>
  !isSilence(answer) && (answer.status === 404 || answer.status === 410);

const refusing: ReadonlySet<number> = new Set([403, 405, 501]);

export type Deletion = {
  /** Deletes an entry; why it is left, where it is. */
  readonly remove: (entry: Entry) => Promise<string | undefined>;
  /** Why nothing more is sent at all, once it is so. */
  readonly stopped: () => string | undefined;
};

export type DeletionParts = {
  readonly contract: Contract;
  readonly target: Target;
  readonly stopConditions: StopConditions;
  /** Whether GET shows that the first delete in each collection did what it was answered to have done. */
  readonly looks: boolean;
  /** Whether what is deleted was created a moment ago by a service that may show it some seconds late. */
  readonly isFresh: boolean;
  readonly wait?: Clock['wait'] | undefined;
};

/** Sends the deletes, and remembers what makes further ones needless. */
export const openDeletion = ({ contract, target, stopConditions, looks, ...parts }: DeletionParts): Deletion => {
  const parents = contract.parents.collection;
  const looked = new Map<string, Promise<string | undefined>>();
  const refused = new Map<string, string>();
  const { isFresh, wait = clock.wait } = parts;
  let stopped: string | undefined;
  let settling: Promise<unknown> | undefined;
  let hasSettled = false;

  const send = async (request: Request): Promise<Answer | Silence> => {
    const answer = await target.send(request);
    stopConditions.note(answer);
    return answer;
  };

  // A target without DELETE may answer 404 to every one: gone is what it does not show either.
  const isFound = async (path: string): Promise<boolean> => isSuccess(await send(plainRequest('GET', path)));

  /** The same, after the seconds in which the service shows what was created; these pass once for all that is deleted. */
  const isFoundLater = async (path: string): Promise<boolean> => {
    if (await isFound(path)) return true;
    if (!isFresh || hasSettled) return false;
    settling ??= wait(longestLateness);
    await settling;
    hasSettled = true;
    return isFound(path);
  };

  const refuse = (path: string, status: number): string => {
    const reason = `the target does not allow DELETE (${status})`;
    refused.set(path, reason);
    return reason;
  };

  const look = async (path: string, entity: string): Promise<string | undefined> => {
    if (!(await isStillShown(target, entity))) return undefined;
    const reason = 'DELETE was answered as done, and GET still shows it';
    refused.set(path, reason);
    return reason;
  };

  /** Why what a delete was answered to have deleted is left: what is found out of the first holds for all in a collection. */
  const lookedAt = (path: string, entity: string): Promise<string | undefined> => {
    const looking = looked.get(path) ?? look(path, entity);
    looked.set(path, looking);
    return looking;
  };

  const reasonOf = async (path: string, entity: string, isAgain = false): Promise<string | undefined> => {
    const answer = await send(plainRequest('DELETE', entity));
    if (isSuccess(answer)) return looks ? lookedAt(path, entity) : undefined;
    stopped ??= stopConditions.met();
    if (isSilence(answer)) return stopped ?? `no answer (${answer.silence})`;
    const { status } = answer;
    if (isMissing(answer)) {
      if (!(await (isAgain ? isFound(entity) : isFoundLater(entity)))) return undefined;
      return isAgain ? refuse(path, status) : reasonOf(path, entity, true);
    }
    if (status === 401) stopped = 'the token is not accepted (401)';
    return stopped ?? (refusing.has(status) ? refuse(path, status) : `answered ${status}`);
  };

  // A configuration may be in use, and a list may be another's: what is called otherwise is not what the run made.
  const reasonOfParent = async ({ parent }: ParentPlace, entity: string): Promise<string | undefined> => {
    const first = await send(plainRequest('GET', entity));
    const answer = isMissing(first) && (await isFoundLater(entity)) ? await send(plainRequest('GET', entity)) : first;
    if (isMissing(answer)) return undefined;
    if (!isSilence(answer) && answer.status === 401) stopped = 'the token is not accepted (401)';
    if (stopped !== undefined) return stopped;
    const shown = isSilence(answer) || !isSuccess(answer) ? undefined : objectIn(answer.body);
    if (shown?.['displayName'] !== parent) return 'GET does not show it under the name that it was given';
    return reasonOf(parents, entity);
  };

  return {
    stopped: () => stopped,
    remove: async ({ place, line }) => {
      if (!('id' in line)) return line.why;
      stopped ??= stopConditions.met();
      const [path, collection] = 'parent' in place ? [parents, parents] : [place.path, collectionOf(contract, place)];
      const known = stopped ?? refused.get(path);
      if (known !== undefined) return known;
      const entity = entityPath(collection, line.id);
      if (entity === undefined) return 'its id cannot stand in a URL';
      try {
        return 'parent' in place ? await reasonOfParent(place, entity) : await reasonOf(path, entity);
      } catch (error) {
        if (!(error instanceof NoVerdict)) throw error;
        stopped = error.message;
        return stopped;
      }
    },
  };
};
