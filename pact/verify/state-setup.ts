// Runs the state handlers for the next interaction, and keeps what they ask for and their errors.

import type { Contract } from '../../contracts/contract.ts';
import type { Grant } from '../../contracts/judging/exchange.ts';
import { messageOf } from '../../engine/connection/error-code.ts';
import { statesOf } from '../file/provider-states.ts';
import { type StateHandlers, type StateParams, tokenIn } from './state-handlers.ts';

/** What the states of an interaction ask for its request. */
export type RequestSetup = {
  readonly token: Grant;
  /** Whether the path is to name the target's own configurations. */
  readonly ownIds: boolean;
};

export type StateSetup = {
  /** Runs a state's handler; returns the error, or undefined. */
  readonly setUp: (state: string, params: StateParams) => Promise<string | undefined>;
  /** What the states set up so far ask for; the next interaction starts without any. */
  readonly take: () => RequestSetup;
  /** All errors so far, each once. */
  readonly problems: () => readonly string[];
};

const withoutStates: RequestSetup = { token: 'granted', ownIds: false };

/** Sets states up with these handlers. */
export const openStateSetup = (contract: Contract, handlers: StateHandlers): StateSetup => {
  const { resourceExists } = statesOf(contract);
  const problems = new Set<string>();
  let next = withoutStates;

  const fail = (problem: string): string => {
    problems.add(problem);
    return problem;
  };

  const setUp: StateSetup['setUp'] = async (state, params) => {
    const handler = Object.hasOwn(handlers, state) ? handlers[state] : undefined;
    if (!handler) return fail(`the provider state "${state}" is unknown; --states FILE can define a handler for it`);
    try {
      next = {
        token: tokenIn(await handler(params)) ?? next.token,
        ownIds: next.ownIds || state === resourceExists,
      };
      return undefined;
    } catch (error) {
      return fail(`the handler of the provider state "${state}" failed: ${messageOf(error)}`);
    }
  };

  return {
    // For an interaction without states the verifier calls once, with an empty name.
    setUp: async (state, params) => (state === '' ? undefined : setUp(state, params)),
    take: () => {
      const taken = next;
      next = withoutStates;
      return taken;
    },
    problems: () => [...problems],
  };
};
