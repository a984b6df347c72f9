// Whether the token still is accepted: tokens end, some in the middle of a run, and what is refused then says nothing about
// the request. A path that accepted the page's example before is sent it again. On another machine a permission may end as well.
import { type Exchange, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { tokenVariables } from '../../fixtures/cases/case.ts';
import type { Target } from '../connection/target.ts';
import { isElsewhere } from '../settings/elsewhere.ts';
import { tokenEnded } from './token-ended.ts';

/** A target that answers 401 to what it refuses for other reasons is not asked at each of them. */
const refusalsPerQuestion = 64;

/** Of what should be accepted it is asked at the first, second, fourth, eighth and so on. */
const isPowerOfTwo = (count: number): boolean => Number.isInteger(Math.log2(count));

const withToken = `Bearer $${tokenVariables.granted}`;

/** A request with its answer. */
export type Answered = Pick<Exchange, 'request' | 'answer'>;

const isAnsweredWith = ({ request: { headers }, answer }: Answered, statuses: readonly number[]): boolean =>
  headers['authorization'] === withToken && !isSilence(answer) && statuses.includes(answer.status);

/** Whether a request with the token was answered 401. */
export const isUnauthorised = (exchange: Answered): boolean => isAnsweredWith(exchange, [401]);

export type TokenCheck = {
  /**
   * Waits until it is known whether a refusal of a request with the token is about the token; `example` makes one that its
   * path accepted before.
   * @throws NoVerdict where the example is refused now as well.
   */
  readonly confirm: (exchange: Suspicion, example: () => Request) => Promise<void>;
};

/** A refusal, and whether the request is one that should have been accepted. */
export type Suspicion = Answered & { readonly isValid?: boolean };

/** The check of one run; on another machine a 403 is looked into as well. */
export const openTokenCheck = (target: Target, settings: { readonly url?: string } = {}): TokenCheck => {
  const statuses = isElsewhere(settings) ? [401, 403] : [401];
  let suspicions = 0;
  let ofValid = 0;
  let answered: Promise<void> = Promise.resolve();

  const ask = async (example: Request): Promise<void> => {
    const answer = await target.send(example);
    if (isSilence(answer) || !statuses.includes(answer.status)) return;
    throw tokenEnded(target.baseUrl, 'a create that it accepted before', answer);
  };

  return {
    confirm: async ({ isValid = false, ...exchange }, example) => {
      if (!isAnsweredWith(exchange, statuses)) return;
      if (isValid) ofValid += 1;
      if (suspicions % refusalsPerQuestion === 0 || (isValid && isPowerOfTwo(ofValid))) answered = ask(example());
      suspicions += 1;
      await answered;
    },
  };
};
