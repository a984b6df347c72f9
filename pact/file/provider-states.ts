// The provider states of the pinned pact; the state handlers answer to the same names.
import type { Grant } from '../../contracts/judging/exchange.ts';
import { parametersOf, pathNames, permission } from '../../contracts/user-status/operation.ts';
import { inWords } from './in-words.ts';

const [firstParameter = ''] = pathNames.flatMap(parametersOf);

/** The state of every interaction: the resource whose id its path begins with exists; the ids are its parameters. */
export const resourceExists = `the ${inWords(firstParameter.replace(/Id$/, ''))} exists`;

/** The states that say which token the provider is sent. */
export const tokenStates = {
  granted: `the token has ${permission}`,
  insufficient: `the token lacks ${permission}`,
  personal: 'the token is one of a personal Microsoft account',
} as const satisfies Record<Grant, string>;
