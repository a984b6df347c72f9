// The tokens of a run: fixed ones, or one that a credential renews.
import type { Grant } from '../../contracts/judging/exchange.ts';

export type RenewedToken = {
  /** A token that has not expired. */
  readonly current: () => string | Promise<string>;
  /** Every token there was until now: an old one is a secret too. */
  readonly held: () => readonly string[];
};

export type Tokens = Readonly<Partial<Record<Grant, string | RenewedToken>>>;

/** Every token that a run holds or held. */
export const heldTokens = (tokens: Tokens): readonly string[] => {
  const held: string[] = [];
  for (const token of Object.values(tokens)) held.push(...(typeof token === 'string' ? [token] : token.held()));
  return held;
};
