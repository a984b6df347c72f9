// The canary of a run on another machine: what the first create on a path made is read and deleted before anything else is
// sent. Where that does not work a run could not clean up: it stops, unless a person decides to leave what it creates.
import { keyOf, objectIn } from '../../contracts/judging/created-entity.ts';
import { type Answer, isSilence, isSuccess, type Silence } from '../../contracts/judging/exchange.ts';
import { isTryAgain } from '../../contracts/judging/judge-exchange.ts';
import { entityPath } from '../../contracts/odata/paths.ts';
import { wordsOf } from '../connection/answer-words.ts';
import { isShown, isStillShown, latenessOf } from '../connection/clean-up/still-shown.ts';
import { type Clock, clock } from '../connection/pace.ts';
import { plainRequest } from '../connection/plain-request.ts';
import type { Target } from '../connection/target.ts';
import { NoVerdict } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import { BudgetSpent } from './budget/budget.ts';
import { tokenEnded } from './token-ended.ts';

/** Where the first create of a path went: the name of the path, and the collection with its ids. */
export type FirstCreate = { readonly path: string; readonly collection: string };

export type Canary = {
  /**
   * Reads and deletes what the first create on a path made; a create that was not accepted made nothing.
   * @throws NoVerdict where it cannot be deleted and nobody decides to go on, or where the token has ended.
   */
  readonly undo: (create: FirstCreate, answer: Answer | Silence) => Promise<void>;
  /** Milliseconds after which GET showed what was created, at the slowest; 0 where it did at once, or never. */
  readonly lateness: () => number;
};

export type CanaryParts = {
  readonly target: Target;
  readonly settings: Pick<Settings, 'confirm'>;
  /** Hears that what the latest create in a collection made is deleted. */
  readonly onGone: (collection: string) => void;
  /** Hears that a delete did not do what it was answered to have done, or was refused. */
  readonly onKept: () => void;
  readonly wait?: Clock['wait'];
};

/** Requests of a canary on a path beside the create: GET, DELETE, and GET again. */
export const canaryRequests = 3;

const inWords = (answer: Answer | Silence): string => {
  if (isSilence(answer)) return `DELETE got no answer (${answer.silence})`;
  if (isTryAgain(answer)) return `DELETE was answered ${answer.status}, "try again", again and again`;
  const words = wordsOf(answer);
  return `DELETE was answered ${answer.status}${words === undefined ? '' : ` (${words})`}`;
};

const entityOf = (collection: string, answer: Answer): string | undefined => {
  const id = keyOf(objectIn(answer.body));
  return id === undefined ? undefined : entityPath(collection, id);
};

const isMissing = (answer: Answer | Silence): boolean =>
  !isSilence(answer) && (answer.status === 404 || answer.status === 410);

/** @throws NoVerdict where the token has ended since the create. */
const checkToken = ({ baseUrl }: Target, answer: Answer | Silence): void => {
  if (isSilence(answer) || answer.status !== 401) return;
  throw tokenEnded(baseUrl, 'DELETE after a create that it accepted', answer);
};

/** Why a run stops that could not clean up, and what a person may do. */
const stopsBecause = (path: string, why: string): string =>
  `${why}, on ${path}: a run could not delete what it creates, so that it stopped; --path leaves paths out, --no-cleanup leaves what is created`;

const question = (path: string, why: string): readonly string[] => [
  `${why}, on ${path}.`,
  'A run could not delete what it creates there. If it goes on, what cannot be deleted stays, and is listed at the end.',
];

/** The canary of a run. */
export const openCanary = ({ target, settings, onGone, onKept, wait = clock.wait }: CanaryParts): Canary => {
  let leaves = false;
  let latest = 0;
  /** A target that does not show what was created within seconds is not waited for again. */
  let showsLate = true;

  const isShownSoon = async (entity: string): Promise<boolean> => {
    // A look before that would be in vain, and takes from the budget.
    if (latest > 0) await wait(latest);
    const late = await latenessOf(target, entity, wait);
    latest += late ?? 0;
    showsLate = late !== undefined;
    return showsLate;
  };

  /** Deletes an entity; why it could not be deleted, where it is so. What GET never showed is gone after a 2xx alone. */
  const remove = async (entity: string): Promise<string | undefined> => {
    const isWaitedFor = showsLate;
    let wasShown = await (isWaitedFor ? isShownSoon(entity) : isShown(target, entity));
    let answer = await target.send(plainRequest('DELETE', entity));
    // What another path never showed this one may show late.
    if (!wasShown && !isWaitedFor && isMissing(answer)) {
      wasShown = await isShownSoon(entity);
      answer = await target.send(plainRequest('DELETE', entity));
    }
    checkToken(target, answer);
    const isDone = isSuccess(answer);
    if (!isDone && !(wasShown && isMissing(answer))) return inWords(answer);
    if (!wasShown) return undefined;
    const stays = isDone ? await isStillShown(target, entity, wait) : await isShown(target, entity);
    return stays ? `${inWords(answer)}, and GET still shows what was to be deleted` : undefined;
  };

  const stopOrLeave = async (path: string, why: string): Promise<void> => {
    onKept();
    leaves = (await settings.confirm?.(question(path, why))) ?? false;
    if (!leaves) throw new NoVerdict(stopsBecause(path, why));
  };

  const undo = async ({ path, collection }: FirstCreate, answer: Answer): Promise<void> => {
    const entity = entityOf(collection, answer);
    const why = entity === undefined ? 'a create gave no id that DELETE could name' : await remove(entity);
    if (why === undefined) onGone(collection);
    else await stopOrLeave(path, why);
  };

  return {
    lateness: () => latest,
    undo: async (create, answer) => {
      if (leaves || isSilence(answer) || !isSuccess(answer)) return;
      try {
        await undo(create, answer);
      } catch (error) {
        if (!(error instanceof BudgetSpent)) throw error;
        // Nothing more is sent but the deletes at the end, which look whether they do anything.
        onKept();
      }
    },
  };
};
