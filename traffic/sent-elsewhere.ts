// Redirects that say something of an address alone: the same path over HTTPS, or at another host.
import type { Contract } from '../contracts/contract.ts';
import { isSilence } from '../contracts/judging/exchange.ts';
import type { Seen } from './seen.ts';
import { placeOf } from './url-path.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Whether an answer sends the same request to the same path below another base URL. */
export const isSentElsewhere = (
  contract: Contract,
  { base, exchange: { request, answer } }: Pick<Seen, 'base' | 'exchange'>,
): boolean => {
  if (isSilence(answer) || !redirects.has(answer.status)) return false;
  const location = answer.headers['location'] ?? '';
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(location)) return false;
  const place = placeOf(contract, location);
  return place.path === request.path && place.base !== base;
};
