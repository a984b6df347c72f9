// What goes with the requests of a run: tokens, fixed or renewed by a credential, and what a gateway wants.
import type { Grant } from '../../contracts/judging/exchange.ts';
import { tenantOf } from '../settings/claims.ts';
import { type Gateway, secretsIn } from './gateway.ts';

export type RenewedToken = {
  /** A token that has not expired. */
  readonly current: () => string | Promise<string>;
  /** Every token there was until now: an old one is a secret too. */
  readonly held: () => readonly string[];
};

export type Tokens = Readonly<Partial<Record<Grant, string | RenewedToken>>> & Gateway;

/** The id of the tenant that the requests of a run are sent to, as far as its token shows: all tenants have one base URL. */
export const tenantIn = ({ granted }: Tokens): string | undefined => {
  const token = typeof granted === 'string' ? granted : granted?.held().at(-1);
  return token === undefined ? undefined : tenantOf(token);
};

/** Every token that a run holds or held, and the values that a gateway wants. */
export const heldTokens = (tokens: Tokens): readonly string[] => {
  const held: string[] = [];
  for (const [name, token] of Object.entries(tokens))
    held.push(...(typeof token === 'string' ? secretsIn(name, token) : token.held()));
  return held;
};
