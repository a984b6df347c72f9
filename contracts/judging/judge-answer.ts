// What the answer to an accepted create must hold: one check a requirement, none knowing of the others.
import { parseDateTimeOffset, sameInstant } from '../odata/edm.ts';
import { essence } from '../odata/media-type.ts';
import { isObject, readBody } from '../odata/read-body.ts';
import { isTyped } from '../odata/value-errors.ts';
import {
  type CreatedUserStatus,
  type EdmType,
  keyName,
  odataType,
  type PropertyName,
  properties,
  propertyNames,
  typeAnnotation,
} from '../user-status/entity.ts';
import { createdStatus, mediaType } from '../user-status/operation.ts';
import { type Answer, type Finding, isSilence, type Silence } from './exchange.ts';
import { show } from './show.ts';

type Json = Readonly<Record<string, unknown>>;

const finding = (requirement: string, location: string, expected: string, actual: unknown): Finding => ({
  requirement: `answers.${requirement}`,
  location,
  expected,
  actual: show(actual),
});

const same = (sent: unknown, actual: unknown): boolean => sent === actual;

const sameTime = (sent: unknown, actual: unknown): boolean => {
  const [one, other] = [sent, actual].map((text) => (typeof text === 'string' ? parseDateTimeOffset(text) : undefined));
  return one !== undefined && other !== undefined && sameInstant(one, other);
};

const echoes: Record<EdmType, (sent: unknown, actual: unknown) => boolean> = {
  String: same,
  Int32: same,
  ComplianceStatus: same,
  DateTimeOffset: sameTime,
};

const documentedType: Record<EdmType, string> = {
  String: 'a String',
  Int32: 'an Int32',
  ComplianceStatus: 'a member of complianceStatus',
  DateTimeOffset: 'a DateTimeOffset',
};

const judgeProperty = (name: PropertyName, sent: Json, actual: Json): Finding[] => {
  const type = properties[name];
  const value = Object.hasOwn(actual, name) ? actual[name] : undefined;
  if (!isTyped(type, value)) return [finding(name, `/${name}`, documentedType[type], value)];
  return echoes[type](sent[name], value)
    ? []
    : [finding(`${name}.echo`, `/${name}`, `${show(sent[name])}, as it was sent`, value)];
};

const judgeId = (actual: Json): Finding[] => {
  const id = Object.hasOwn(actual, keyName) ? actual[keyName] : undefined;
  return typeof id === 'string' && id !== '' ? [] : [finding('id', `/${keyName}`, 'a non-empty string', id)];
};

const judgeType = (actual: Json): Finding[] =>
  !Object.hasOwn(actual, typeAnnotation) || actual[typeAnnotation] === odataType
    ? []
    : [finding('odataType', `/${typeAnnotation}`, odataType, actual[typeAnnotation])];

/** What an entity that a target shows breaks, beside the body that created it. */
export const judgeEntity = (sent: Json, actual: Json): Finding[] => [
  ...judgeId(actual),
  ...propertyNames.flatMap((name) => judgeProperty(name, sent, actual)),
  ...judgeType(actual),
];

/** Whether a JSON value is an entity as it is answered: a key, and every property typed as documented. */
export const isCreated = (value: unknown): value is CreatedUserStatus =>
  isObject(value) &&
  judgeId(value).length === 0 &&
  propertyNames.every((name) => Object.hasOwn(value, name) && isTyped(properties[name], value[name]));

const sentObject = (body: string | Uint8Array): Json => {
  const reading = readBody(body);
  return 'value' in reading && isObject(reading.value) ? reading.value : {};
};

const judgeMediaType = ({ headers }: Answer): Finding[] => {
  const contentType = headers['content-type'];
  return contentType !== undefined && essence(contentType) === mediaType
    ? []
    : [finding('mediaType', 'content-type', mediaType, contentType)];
};

/** What a 201 breaks, beside the body that was sent. Pure; an answer that is no JSON object has one finding for it. */
export const judgeCreated = (sentBody: string | Uint8Array, answer: Answer): Finding[] => {
  const reading = readBody(answer.body);
  if ('unreadable' in reading)
    return [
      ...judgeMediaType(answer),
      { ...finding('object', '', 'one JSON object and nothing after it', undefined), actual: reading.why },
    ];
  if (!isObject(reading.value))
    return [...judgeMediaType(answer), finding('object', '', 'one JSON object', reading.value)];
  return [...judgeMediaType(answer), ...judgeEntity(sentObject(sentBody), reading.value)];
};

/** The entity that a 201 shows; undefined for every other answer, and for one that shows none. */
export const createdEntity = (answer: Answer | Silence): Json | undefined => {
  if (isSilence(answer) || answer.status !== createdStatus) return undefined;
  const reading = readBody(answer.body);
  return 'value' in reading && isObject(reading.value) ? reading.value : undefined;
};

/** The key of an entity, or undefined where it gives none. */
export const keyOf = (entity: Json | undefined): string | undefined => {
  const id = entity?.[keyName];
  return typeof id === 'string' && id !== '' ? id : undefined;
};

const shown: ReadonlySet<string> = new Set([...propertyNames, keyName, typeAnnotation]);

/** The names in an entity that the page does not show: properties and annotations that are fine, and observed. */
export const additionalNames = (entity: Json): string[] => Object.keys(entity).filter((name) => !shown.has(name));
