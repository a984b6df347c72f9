// The handlers of provider states: each brings the provider into the state that an interaction needs.
import type { Contract } from '../../contracts/contract.ts';
import type { Grant } from '../../contracts/judging/exchange.ts';
import { statesOf } from '../file/provider-states.ts';

export type StateParams = Readonly<Record<string, unknown>>;

/** What a handler may return: which token to send. */
export type StateOutcome = { readonly token?: Grant } | undefined;

/** Brings the provider into a state; throws when it cannot. */
export type StateHandler = (params: StateParams) => unknown;

export type StateHandlers = Readonly<Record<string, StateHandler>>;

/**
 * The states of the pinned pact. This operation cannot create a configuration, so the ids of existing ones are put
 * into the path instead.
 */
export const ownStates = (contract: Contract): StateHandlers => {
  const { resourceExists, token } = statesOf(contract);
  return {
    [resourceExists]: () => undefined,
    [token.granted]: () => ({ token: 'granted' }),
    [token.insufficient]: () => ({ token: 'insufficient' }),
    [token.personal]: () => ({ token: 'personal' }),
  };
};

const grants: readonly string[] = ['granted', 'insufficient', 'personal'] satisfies Grant[];
const isGrant = (value: unknown): value is Grant => typeof value === 'string' && grants.includes(value);

/**
 * The token that the outcome of a handler asks for.
 * @throws Error when it asks for one that there is not.
 */
export const tokenIn = (outcome: unknown): Grant | undefined => {
  if (typeof outcome !== 'object' || outcome === null || !('token' in outcome)) return undefined;
  if (isGrant(outcome.token)) return outcome.token;
  throw new Error(`it asks for the token ${JSON.stringify(outcome.token)}; there are ${grants.join(', ')}`);
};
