// The provider states of the pinned pact; the state handlers answer to the same names.
import type { Grant } from '../../contracts/judging/exchange.ts';
import { permission } from '../../contracts/user-status/operation.ts';

/** The state of every interaction: the configuration that its path names exists; the ids are its parameters. */
export const configurationExists = 'the device configuration exists';

/** The states that say which token the provider is sent. */
export const tokenStates = {
  granted: `the token has ${permission}`,
  insufficient: `the token lacks ${permission}`,
  personal: 'the token is one of a personal Microsoft account',
} as const satisfies Record<Grant, string>;
