// Answers that ask for claims: a policy of the tenant wants more of whoever logs in than the token shows.
import type { Answer } from '../../contracts/judging/exchange.ts';

/**
 * Whether an answer asks for claims (Microsoft identity platform, "Claims challenges"): Conditional Access wants another network, a
 * managed device or a second factor, or ended the session.
 */
export const asksForClaims = ({ status, headers }: Answer): boolean =>
  status === 401 && /\binsufficient_claims\b|\bclaims="/.test(headers['www-authenticate'] ?? '');

/** The next step where the target asks for claims. */
export const claimsStep =
  'Conditional Access of the tenant wants more than this token shows, or ended its session; log in anew from where its policies allow it, or have the application excluded from them';
