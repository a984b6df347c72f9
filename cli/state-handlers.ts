// The handlers of provider states: the built-in ones, and those of the module that --states names.

import { userStatus } from '../contracts/user-status/contract.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { loadDefault } from '../engine/settings/load-default.ts';
import type { LoadedPact } from '../pact/file/load-pacts.ts';
import { ownStates, type StateHandlers } from '../pact/verify/state-handlers.ts';

const isHandlers = (value: unknown): value is StateHandlers =>
  typeof value === 'object' && value !== null && Object.values(value).every((handler) => typeof handler === 'function');

/**
 * The handlers of a run.
 * @throws WrongUse when the module cannot be loaded, or does not export functions by the names of states.
 */
export const stateHandlers = async (file: string | undefined): Promise<StateHandlers> => {
  const own = ownStates(userStatus);
  if (file === undefined) return own;
  const handlers = await loadDefault('--states', file);
  if (isHandlers(handlers)) return { ...own, ...handlers };
  throw new WrongUse(`--states: the default export of ${file} must hold a function for each provider state.`);
};

/** @throws WrongUse for a state in the pacts that has no handler. */
export const checkStates = (loaded: readonly LoadedPact[], handlers: StateHandlers): void => {
  const states = loaded.flatMap(({ pact }) => pact.interactions.flatMap((interaction) => interaction.states));
  const unknown = states.find(({ name }) => !Object.hasOwn(handlers, name));
  if (unknown)
    throw new WrongUse(`the provider state "${unknown.name}" is unknown; --states FILE can define a handler for it.`);
};
