// Whether an operation or a schema of OpenAPI is deprecated, with the dates that Microsoft's descriptions add.
import { isObject } from '../../contracts/odata/read-body.ts';
import { deprecationWords } from '../deprecation-words.ts';
import type { Json } from './document.ts';

/** Why an operation or a schema is deprecated; undefined where it does not say so. */
export const deprecationIn = (value: Json): string | undefined => {
  if (value['deprecated'] !== true) return undefined;
  const particulars = value['x-ms-deprecation'];
  const { description, date, removalDate } = isObject(particulars) ? particulars : {};
  return deprecationWords({ description, since: date, removal: removalDate });
};
