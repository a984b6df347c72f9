// A target whose creates are put on a list before they are sent, with the outcome of each.
import type { Contract } from '../../../contracts/contract.ts';
import { keyOf } from '../../../contracts/judging/created-entity.ts';
import { type Answer, isSilence, isSuccess, type Request, type Silence } from '../../../contracts/judging/exchange.ts';
import { isTryAgain } from '../../../contracts/judging/judge-exchange.ts';
import { entityPath } from '../../../contracts/odata/paths.ts';
import { isObject, readBody } from '../../../contracts/odata/read-body.ts';
import { NoVerdict, WrongUse } from '../../settings/errors.ts';
import type { Target } from '../target.ts';
import type { CleanUp } from './clean-up.ts';
import { type Line, markerOf, type Place } from './format.ts';
import type { CreationList } from './write-list.ts';

const placeIn = ({ paths }: Contract, { method, path }: Request): Place | undefined => {
  const match = method === 'GET' ? undefined : paths.match(path);
  return match?.rest === '' ? { path: match.path, ids: match.ids } : undefined;
};

const keyIn = ({ body }: Answer): string | undefined => {
  const reading = readBody(body);
  return 'value' in reading && isObject(reading.value) ? keyOf(reading.value) : undefined;
};

const madeLine = (made: number, id: string | undefined): Line => {
  if (id === undefined) return { made, why: 'the answer gave no id' };
  return entityPath('', id) === undefined ? { made, why: 'its id cannot stand in a URL' } : { made, id };
};

/** What an answer to a create means for the list. A server that failed or did not answer may have created something. */
export const lineOf = (number: number, answer: Answer | Silence): Line => {
  if (isSilence(answer)) {
    const { silence, maySent } = answer;
    if (silence !== 'unreachable') return { lost: number, why: silence };
    return maySent ? { lost: number, why: 'dropped' } : { none: number };
  }
  if (isSuccess(answer)) return madeLine(number, keyIn(answer));
  return answer.status < 500 || isTryAgain(answer)
    ? { none: number }
    : { lost: number, why: `answered ${answer.status}` };
};

export type Listing = {
  /** The target, with every create on the list, and counted. */
  readonly target: Target;
  /** Lets no further create out, and waits until those under way are answered and listed. */
  readonly end: () => Promise<void>;
  /** Notes that what the latest create in a collection made is deleted; its number. */
  readonly noteGone: (collection: string) => number | undefined;
};

/** The list of what is created, and how many there are. */
export type Creations = { readonly list: CreationList; readonly cleanUp: CleanUp };

/** Lists every create that goes to a target, and counts the results in `cleanUp`. */
export const listing = (contract: Contract, target: Target, { list, cleanUp }: Creations): Listing => {
  const underWay = new Set<Promise<unknown>>();
  /** The number of the latest create that made something, by collection. */
  const latest = new Map<string, number>();
  let hasEnded = false;

  const settle = (line: Line): void => {
    list.note(line);
    if (!('lost' in line)) cleanUp.unknown -= 1;
    if ('made' in line) cleanUp.created += 1;
  };

  const sent = async (request: Request, number: number): Promise<Answer | Silence> => {
    try {
      return await target.send(request);
    } catch (error) {
      // The budget was spent, or there was no token, before it was sent.
      if (error instanceof NoVerdict || error instanceof WrongUse) settle({ none: number });
      throw error;
    }
  };

  const create = async (request: Request, place: Place): Promise<Answer | Silence> => {
    const number = list.sending(place);
    cleanUp.unknown += 1;
    const headers = { 'client-request-id': markerOf(list.run, number), ...request.headers };
    const answer = await sent({ ...request, headers }, number);
    const line = lineOf(number, answer);
    settle(line);
    if ('made' in line) latest.set(request.path, number);
    return answer;
  };

  const tracked = (request: Request, place: Place): Promise<Answer | Silence> => {
    if (hasEnded) throw new NoVerdict('the run has ended');
    const creating = create(request, place).finally(() => underWay.delete(creating));
    underWay.add(creating);
    return creating;
  };

  return {
    target: {
      ...target,
      send: async (request) => {
        const place = placeIn(contract, request);
        return place ? tracked(request, place) : target.send(request);
      },
    },
    noteGone: (collection) => {
      const number = latest.get(collection);
      if (number === undefined) return undefined;
      latest.delete(collection);
      list.note({ gone: number });
      cleanUp.deleted += 1;
      return number;
    },
    end: async () => {
      hasEnded = true;
      await Promise.allSettled(underWay);
      list.close();
    },
  };
};
