// Who has the pinned pact with whom, as the file and a broker call them.
import { odataType } from '../../contracts/user-status/entity.ts';
import { inWords } from './in-words.ts';

const typeName = odataType.slice(odataType.lastIndexOf('.') + 1);

export const consumer = 'userstatus-client';

/** The provider is named after the entity type, in kebab case. */
export const provider = inWords(typeName).replaceAll(' ', '-');
