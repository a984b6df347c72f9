// What the first answers tell of a gateway, a proxy or the base URL instead of the API: as long as nothing answers as the API
// does, nothing can be said of it. Such creates are held, and judged when one was answered otherwise.
import type { Contract } from '../contracts/contract.ts';
import { isSilence } from '../contracts/judging/exchange.ts';
import { expectedOf } from '../contracts/judging/expected.ts';
import { problemShownBy } from '../engine/campaign/contact-problems.ts';
import { wordsOf } from '../engine/connection/answer-words.ts';
import type { Seen } from './seen.ts';

export type BeforeTheApi = {
  /** Takes note of any exchange with the provider: one that was answered shows that HTTP is spoken there. */
  readonly note: (seen: Seen) => void;
  /** Judges a create of a provider, at once or later. */
  readonly judge: (seen: Seen) => void;
  /** Leaves what is held, with the reason. */
  readonly end: () => void;
};

export type BeforeTheApiParts = {
  readonly contract: Contract;
  readonly judge: (seen: Seen) => void;
  readonly leave: (seen: Seen, why: string) => void;
};

/** The problems of a first contact that recorded traffic can show; what a token or an id is good for is not known there. */
const shown: ReadonlySet<string> = new Set(['key', 'tls', 'page', 'license', 'proxy', 'gateway', 'protocol']);

/** Creates that are held at most; more of them would be the same again. */
const mostHeld = 100;

const isMute = ({ exchange: { answer } }: Seen): boolean => isSilence(answer) && !answer.spoke;

const mute =
  'the provider closed every connection without an answer: is it up, does it speak HTTP/1.1, and is the port of the base URL right?';

/** Why an answer to a valid create is not one of the API; undefined where it may be. */
const reasonFor = (contract: Contract, { exchange: { answer }, base }: Seen): string | undefined => {
  if (isSilence(answer)) return answer.spoke ? undefined : mute;
  const seen = { contract, target: base, now: Number.NaN };
  const problem = problemShownBy(answer, seen);
  if (problem === undefined || !shown.has(problem.name)) return undefined;
  const words = wordsOf(answer);
  return `it was answered ${answer.status}${words === undefined ? '' : ` (${words})`}${problem.next(answer, seen)}`;
};

/** Traffic in which nothing was answered yet. */
export const openBeforeTheApi = ({ contract, judge, leave }: BeforeTheApiParts): BeforeTheApi => {
  let held: (readonly [Seen, string])[] = [];
  let [isReached, speaks] = [false, false];

  const isValid = ({ exchange: { request } }: Seen): boolean => expectedOf(contract, request).answers === 'created';

  const release = (): void => {
    const all = held;
    held = [];
    for (const [seen] of all) judge(seen);
  };

  return {
    note: (seen) => {
      speaks ||= !isMute(seen);
    },
    judge: (seen) => {
      const why = isReached ? undefined : reasonFor(contract, seen);
      if (why === undefined || !isValid(seen)) {
        // A refusal of what has to be refused may be that of a gateway as well.
        isReached ||= isValid(seen);
        if (isReached) release();
        return judge(seen);
      }
      if (held.length < mostHeld) held.push([seen, why]);
      else leave(seen, why);
    },
    end: () => {
      const all = held;
      held = [];
      for (const [seen, why] of all)
        if (isMute(seen) && speaks) judge(seen);
        else leave(seen, why);
    },
  };
};
