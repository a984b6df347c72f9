// What a run says where the target does not accept its token any more, and what to do.
import type { Answer } from '../../contracts/judging/exchange.ts';
import { wordsOf } from '../connection/answer-words.ts';
import { asksForClaims, claimsStep } from '../connection/claims-challenge.ts';
import { NoVerdict } from '../settings/errors.ts';

/** Why nothing more can be sent, and the next step; `refused` names the request that was answered 401. */
export const tokenEnded = (baseUrl: string, refused: string, answer: Answer): NoVerdict => {
  const words = wordsOf(answer);
  const step = asksForClaims(answer) ? claimsStep : 'a new one may be, and --credential renews it';
  return new NoVerdict(
    `${baseUrl} answers 401 to ${refused}${words === undefined ? '' : ` (${words})`}: the token is not accepted any more; ${step}.`,
  );
};
