// Renews a token before it expires: once for all requests that are under way.
import { NoVerdict, WrongUse } from '../settings/errors.ts';
import { messageOf } from './error-code.ts';
import type { RenewedToken } from './tokens.ts';

export type GivenToken = {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
};

/** Milliseconds before its end at which a token is no longer used. Microsoft's caches never return one that old. */
const margin = 120_000;

/**
 * A token that is requested with `ask`, and again before it expires; a short-lived one is used for half its life.
 * After a failure `ask` is not called again: every `current` rejects with its error, or with NoVerdict where there
 * had been a token before.
 */
export const renew = (ask: () => Promise<GivenToken>): RenewedToken => {
  const held: string[] = [];
  let latest = '';
  let renewal = 0;
  let asking: Promise<string> | undefined;

  const next = async (): Promise<string> => {
    const { token, expiresOnTimestamp } = await ask();
    const life = expiresOnTimestamp - Date.now();
    if (!(life > 0))
      throw new WrongUse('The credential gave a token that has expired already: is the clock of this machine right?');
    renewal = Date.now() + Math.max(life - margin, life / 2);
    latest = token;
    if (!held.includes(token)) held.push(token);
    asking = undefined;
    return token;
  };

  const again = (error: unknown): never => {
    if (held.length === 0) throw error;
    throw new NoVerdict(`the token could not be renewed: ${messageOf(error)}`);
  };

  return {
    held: () => held,
    current: () => {
      if (Date.now() < renewal) return latest;
      asking ??= next().catch(again);
      return asking;
    },
  };
};
