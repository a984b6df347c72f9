// Whether the token still is accepted: tokens end, some in the middle of a run, and what is refused then says nothing about
// the request. A path that accepted the page's example before is sent it again.
import { type Exchange, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { tokenVariables } from '../../fixtures/cases/case.ts';
import type { Target } from '../connection/target.ts';
import { tokenEnded } from './token-ended.ts';

/** A target that answers 401 to what it refuses for other reasons is not asked at each of them. */
const refusalsPerQuestion = 64;

const withToken = `Bearer $${tokenVariables.granted}`;

/** A request with its answer. */
export type Answered = Pick<Exchange, 'request' | 'answer'>;

/** Whether a request with the token was answered 401. */
export const isUnauthorised = ({ request: { headers }, answer }: Answered): boolean =>
  headers['authorization'] === withToken && !isSilence(answer) && answer.status === 401;

export type TokenCheck = {
  /**
   * Waits until it is known whether a 401 to a request with the token is about the token; `example` is one that its path
   * accepted before.
   * @throws NoVerdict where the example is refused now as well.
   */
  readonly confirm: (exchange: Answered, example: Request) => Promise<void>;
};

/** The check of one run. */
export const openTokenCheck = (target: Target): TokenCheck => {
  let suspicions = 0;
  let answered: Promise<void> = Promise.resolve();

  const ask = async (example: Request): Promise<void> => {
    const answer = await target.send(example);
    if (isSilence(answer) || answer.status !== 401) return;
    throw tokenEnded(target.baseUrl, 'a create that it accepted before', answer);
  };

  return {
    confirm: async (exchange, example) => {
      if (!isUnauthorised(exchange)) return;
      if (suspicions % refusalsPerQuestion === 0) answered = ask(example);
      suspicions += 1;
      await answered;
    },
  };
};
