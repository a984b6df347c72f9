// What the first answers tell of a gateway, a proxy or the base URL instead of the API: as long as nothing answers as the API
// does, nothing can be said of it. Such creates are held, and judged when one was answered otherwise.
import type { Contract } from '../contracts/contract.ts';
import { isSilence } from '../contracts/judging/exchange.ts';
import { expectedOf } from '../contracts/judging/expected.ts';
import { type ContactProblem, problemShownBy } from '../engine/campaign/contact-problems.ts';
import type { Seen } from './seen.ts';

export type BeforeTheApi = {
  /** Takes note of any exchange, before it is judged: one that was answered may show that HTTP is spoken there. */
  readonly note: (seen: Seen) => void;
  /** Judges a create of a provider, at once or later. */
  readonly judge: (seen: Seen) => void;
  /** Takes note that a create was carried out of which too little is known to judge it. */
  readonly created: (seen: Pick<Seen, 'base'>) => void;
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

/** Creates that are held at most, and the length of their bodies; more of them would be the same again. */
const mostHeld = 100;
const longestHeld = 16 * 1024 * 1024;

/** Base URLs that are told apart: each may have an API behind it. */
const mostBases = 8;

const lengthOf = ({ exchange: { request, answer } }: Seen): number =>
  request.body.length + (isSilence(answer) ? 0 : answer.body.length);

const isMute = ({ exchange: { answer } }: Seen): boolean => isSilence(answer) && !answer.spoke;

const mute =
  'the provider closed every connection without an answer: is it up, does it speak HTTP/1.1, and is the port of the base URL right?';

/** What an answer, by itself, may tell of something before the API. */
const problemIn = (contract: Contract, { exchange: { request, answer }, base }: Seen): ContactProblem | undefined => {
  if (isSilence(answer)) return undefined;
  const seen = { contract, target: base, now: Number.NaN };
  const problem = problemShownBy(answer, seen);
  if (problem === undefined || !shown.has(problem.name)) return undefined;
  // A refusal in words that the request has as well, such as a name in it, may quote them.
  const quoted = { ...answer, body: `sent: ${String(request.body)}` };
  return answer.status === 400 && problemShownBy(quoted, seen) === problem ? undefined : problem;
};

/**
 * Why an answer to a create is perhaps not one of the API; undefined where it is. Nothing of the answer is quoted: a gateway
 * may repeat a token or a name in it.
 */
const reasonFor = (contract: Contract, seen: Seen): string | undefined => {
  const { answer } = seen.exchange;
  if (isSilence(answer)) return isMute(seen) ? mute : undefined;
  const problem = problemIn(contract, seen);
  const next = problem?.next(answer, { contract, target: seen.base, now: Number.NaN });
  return problem && `it was answered ${answer.status}${next}`;
};

const isRefusal = ({ exchange: { answer } }: Seen): boolean =>
  !isSilence(answer) && answer.status >= 400 && answer.status <= 499;

/** The traffic with one base URL, in which nothing was answered yet. */
const openOne = ({ contract, judge, leave }: BeforeTheApiParts): BeforeTheApi => {
  let held: (readonly [Seen, string])[] = [];
  let [isReached, speaks, length] = [false, false, 0];

  const isValid = ({ exchange: { request } }: Seen): boolean => expectedOf(contract, request).answers === 'created';

  const taken = (): typeof held => {
    const all = held;
    [held, length] = [[], 0];
    return all;
  };

  /** From now on everything is judged. */
  const reach = (): void => {
    isReached = true;
    for (const [seen] of taken()) judge(seen);
  };

  /** A page that is shown to a GET is no sign of a gateway: mocks have a page of their own. */
  const isSpoken = (seen: Seen): boolean => {
    const problem = problemIn(contract, seen);
    return problem === undefined ? !isMute(seen) : problem.name === 'page' && seen.exchange.request.method === 'GET';
  };

  const hold = (seen: Seen, why: string): void => {
    const longer = length + lengthOf(seen);
    if (held.length >= mostHeld || longer > longestHeld) {
      leave(seen, why);
      return;
    }
    held.push([seen, why]);
    length = longer;
  };

  return {
    note: (seen) => {
      speaks ||= isSpoken(seen);
    },
    judge: (seen) => {
      const why = isReached ? undefined : reasonFor(contract, seen);
      // A refusal of what has to be refused may be that of a gateway as well.
      if (why !== undefined && !(isRefusal(seen) && !isValid(seen))) return hold(seen, why);
      if (!isReached && isValid(seen)) reach();
      return judge(seen);
    },
    created: () => {
      if (!isReached) reach();
    },
    end: () => {
      for (const [seen, why] of taken())
        if (isMute(seen) && speaks) judge(seen);
        else leave(seen, why);
    },
  };
};

/** Traffic in which nothing was answered yet. */
export const openBeforeTheApi = (parts: BeforeTheApiParts): BeforeTheApi => {
  const byBase = new Map<string, BeforeTheApi>();
  const at = ({ base }: Pick<Seen, 'base'>): BeforeTheApi => {
    const key = byBase.has(base) || byBase.size < mostBases ? base : '';
    const one = byBase.get(key) ?? openOne(parts);
    byBase.set(key, one);
    return one;
  };
  return {
    note: (seen) => at(seen).note(seen),
    judge: (seen) => at(seen).judge(seen),
    created: (seen) => at(seen).created(seen),
    end: () => {
      for (const one of byBase.values()) one.end();
    },
  };
};
