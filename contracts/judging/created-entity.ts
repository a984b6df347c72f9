// The entity in a 201, and what can be read from it.
import type { Definition } from '../definition.ts';
import { createdStatus } from '../odata/create.ts';
import { type EntityType, keyName, typeAnnotation } from '../odata/entity-type.ts';
import { isObject, readBody } from '../odata/read-body.ts';
import { isTyped } from '../odata/value-errors.ts';
import { type Answer, isSilence, type Silence } from './exchange.ts';

export type Json = Readonly<Record<string, unknown>>;

/** The JSON object that a body holds, or undefined. */
export const objectIn = (body: string | Uint8Array): Json | undefined => {
  const reading = readBody(body);
  return 'value' in reading && isObject(reading.value) ? reading.value : undefined;
};

/** The entity that a 201 shows; undefined for every other answer, and for one that shows none. */
export const createdEntity = (answer: Answer | Silence): Json | undefined =>
  isSilence(answer) || answer.status !== createdStatus ? undefined : objectIn(answer.body);

/** The key of an entity, or undefined where it gives none. */
export const keyOf = (entity: Json | undefined): string | undefined => {
  const id = entity?.[keyName];
  return typeof id === 'string' && id !== '' ? id : undefined;
};

/** Whether a JSON value is an entity as it is answered: a key, and every property typed as documented. */
export const isCreated = ({ properties }: EntityType, value: unknown): value is Json =>
  isObject(value) &&
  keyOf(value) !== undefined &&
  Object.entries(properties).every(([name, type]) => Object.hasOwn(value, name) && isTyped(type, value[name]));

/** The names in an entity that the page does not show: properties and annotations that are fine, and observed. */
export const additionalNames = ({ entity: { properties } }: Definition, entity: Json): string[] =>
  Object.keys(entity).filter((name) => name !== keyName && name !== typeAnnotation && !Object.hasOwn(properties, name));
