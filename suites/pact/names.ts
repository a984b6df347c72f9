// What the pinned pact calls its parties and its provider states; the state handlers answer to the same names.
import { type Grant, permission } from '../../contracts/index.ts';

export const consumer = 'userstatus-client';
export const provider = 'device-configuration-user-status';

/** The state of every interaction: the configuration that its path names exists; the ids are its parameters. */
export const configurationExists = 'the device configuration exists';

/** The states that say which token the provider is sent. */
export const tokenStates = {
  granted: `the token has ${permission}`,
  insufficient: `the token lacks ${permission}`,
  personal: 'the token is one of a personal Microsoft account',
} as const satisfies Record<Grant, string>;

/** Where a pact of ours says which requirement an interaction was made from (a reference of the V4 format). */
export const requirementReference = { group: 'userstatus-conformance', name: 'requirement' } as const;
