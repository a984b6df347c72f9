// What a run says where the target does not accept its token any more, and what to do.
import type { Answer } from '../../contracts/judging/exchange.ts';
import { wordsOf } from '../connection/answer-words.ts';
import { asksForClaims, claimsStep } from '../connection/claims-challenge.ts';
import { NoVerdict } from '../settings/errors.ts';

const stepAfter = (answer: Answer): string => {
  if (asksForClaims(answer)) return `the token is not accepted any more; ${claimsStep}`;
  if (answer.status === 403) return 'its permission, the role it came from, or the license, is not there any more';
  return 'the token is not accepted any more; a new one may be, and --credential renews it';
};

/** Why nothing more can be sent, and the next step; `refused` names the request that was answered 401 or 403. */
export const tokenEnded = (baseUrl: string, refused: string, answer: Answer): NoVerdict => {
  const words = wordsOf(answer);
  const said = words === undefined ? '' : ` (${words})`;
  return new NoVerdict(`${baseUrl} answers ${answer.status} to ${refused}${said}: ${stepAfter(answer)}.`);
};
