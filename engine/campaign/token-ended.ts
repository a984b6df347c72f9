// What a run says where the target does not accept its token any more, and what to do.
import type { Answer } from '../../contracts/judging/exchange.ts';
import { NoVerdict } from '../settings/errors.ts';
import { wordsOf } from './answer-words.ts';

/**
 * Whether an answer asks for claims (OpenID Connect, "claims challenge"): Conditional Access wants something else of whoever
 * logs in, as another network, a managed device or a second factor, or ended the session.
 */
export const asksForClaims = ({ status, headers }: Answer): boolean =>
  status === 401 && /\binsufficient_claims\b|\bclaims="/.test(headers['www-authenticate'] ?? '');

/** The next step where the target asks for claims. */
export const claimsStep =
  'Conditional Access of the tenant wants more than this token shows, or ended its session; log in anew from where its policies allow it, or have the application excluded from them';

/** Why nothing more can be sent, and the next step; `refused` names the request that was answered 401. */
export const tokenEnded = (baseUrl: string, refused: string, answer: Answer): NoVerdict => {
  const words = wordsOf(answer);
  const step = asksForClaims(answer) ? claimsStep : 'a new one may be, and --credential renews it';
  return new NoVerdict(
    `${baseUrl} answers 401 to ${refused}${words === undefined ? '' : ` (${words})`}: the token is not accepted any more; ${step}.`,
  );
};
