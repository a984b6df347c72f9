// What the pinned pact calls its parties and its provider states; the state handlers answer to the same names.

import type { Grant } from '../../contracts/judging/exchange.ts';
import { type PathName, permission } from '../../contracts/user-status/operation.ts';
import { findRequirement } from '../../contracts/user-status/requirements/catalogue.ts';

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

/** How an interaction of the pinned pact is described: the requirement it was made from comes first. */
export const describing = (requirement: string, path: PathName, reason: string): string =>
  `${requirement} on ${path}: ${reason}`;

/** The requirement that an interaction was made from, if it is described so. */
export const describedRequirement = (description: string): string | undefined => {
  const [, id] = /^([\w.]+) on \w+: /.exec(description) ?? [];
  return id !== undefined && findRequirement(id) ? id : undefined;
};
