// The secrets that a request may carry: tokens of a target, or what a broker is given.
import type { RenewedToken } from '../tokens.ts';

/** Secrets by name. */
export type Secrets = Readonly<Partial<Record<string, string | RenewedToken>>>;

/** A base URL, and the secrets that would go there. */
export type Offer<S extends Secrets> = { readonly url: string; readonly secrets: S };

/** Whether there is any. */
export const hasSecrets = (secrets: Secrets): boolean => Object.values(secrets).some((secret) => secret !== undefined);
