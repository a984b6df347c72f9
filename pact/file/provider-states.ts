// The provider states of the pinned pact; the state handlers answer to the same names.
import type { Contract } from '../../contracts/contract.ts';
import type { Grant } from '../../contracts/judging/exchange.ts';
import { inWords } from './in-words.ts';

export type ProviderStates = {
  /** The state of every interaction: the resource whose id its path begins with exists; the ids are its parameters. */
  readonly resourceExists: string;
  /** The states that say which token the provider is sent. */
  readonly token: Readonly<Record<Grant, string>>;
};

/** The states of the pact of a contract. */
export const statesOf = ({ paths, operation: { permission } }: Contract): ProviderStates => {
  const [firstParameter = ''] = paths.names.flatMap(paths.parameters);
  return {
    resourceExists: `the ${inWords(firstParameter.replace(/Id$/, ''))} exists`,
    token: {
      granted: `the token has ${permission}`,
      insufficient: `the token lacks ${permission}`,
      personal: 'the token is one of a personal Microsoft account',
    },
  };
};
