// The consumer and the provider of the pinned pact, as the file and a broker name them.
import type { Definition } from '../../contracts/definition.ts';
import { inWords } from './in-words.ts';

export const consumer = 'userstatus-client';

/** The provider is named after the entity type, in kebab case. */
export const providerOf = ({ entity: { name } }: Definition): string => inWords(name).replaceAll(' ', '-');
