// What has been set up for the interaction that comes next: its states, the token they ask for, and what went wrong.
import type { Grant } from '../../contracts/judging/exchange.ts';
import { configurationExists } from '../file/names.ts';
import { type StateHandlers, type StateParams, tokenIn } from './state-handlers.ts';

export type Stage = {
  readonly token: Grant;
  /** Whether the path is to name the target's own configurations. */
  readonly ownIds: boolean;
};

export type Staging = {
  /** Runs a state's handler; gives back what went wrong, or undefined. */
  readonly setUp: (state: string, params: StateParams) => Promise<string | undefined>;
  /** What is set up; the next interaction begins with nothing. */
  readonly take: () => Stage;
  /** Everything that went wrong since the beginning, each once. */
  readonly problems: () => readonly string[];
};

const nothing: Stage = { token: 'granted', ownIds: false };

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** States with these handlers. */
export const openStaging = (handlers: StateHandlers): Staging => {
  const problems = new Set<string>();
  let stage = nothing;

  const fail = (problem: string): string => {
    problems.add(problem);
    return problem;
  };

  const setUp: Staging['setUp'] = async (state, params) => {
    const handler = Object.hasOwn(handlers, state) ? handlers[state] : undefined;
    if (!handler) return fail(`the provider state "${state}" is not known; --states FILE can name a handler for it`);
    try {
      stage = {
        token: tokenIn(await handler(params)) ?? stage.token,
        ownIds: stage.ownIds || state === configurationExists,
      };
      return undefined;
    } catch (error) {
      return fail(`the handler of the provider state "${state}" failed: ${reasonOf(error)}`);
    }
  };

  return {
    // An interaction without states still announces one, whose name is empty.
    setUp: async (state, params) => (state === '' ? undefined : setUp(state, params)),
    take: () => {
      const taken = stage;
      stage = nothing;
      return taken;
    },
    problems: () => [...problems],
  };
};
