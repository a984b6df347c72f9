// Whether a JSON value is one its property may hold when it is sent, and if not, which error it has.
import { type DateTimeQuirk, dateTimeQuirks, int32, parseDateTimeOffset, readDateTime } from './edm.ts';
import { type Kind, kindOf, type PropertyType } from './entity-type.ts';

/** The error that a value has. */
export type ValueError =
  | 'type'
  | 'null'
  | 'length'
  | 'surrogate'
  | 'fraction'
  | 'range'
  | 'negative'
  | 'unknown'
  | 'memberNumber'
  | 'padded'
  | 'letterCase'
  | 'syntax'
  | 'calendar'
  | 'noOffset'
  | 'space'
  | 'lowerCase'
  | 'noSeconds'
  | 'leapSecond'
  | 'precision'
  | 'yearRange'
  | 'offsetRange';

/** Each error that a value of a kind can have; there is a requirement about each, for each property. */
export const valueErrors = {
  String: ['type', 'null', 'length', 'surrogate'],
  Int32: ['type', 'null', 'fraction', 'range', 'negative'],
  Enum: ['type', 'null', 'unknown', 'memberNumber', 'padded', 'letterCase'],
  DateTimeOffset: ['type', 'null', 'syntax', 'calendar', ...dateTimeQuirks],
} as const satisfies Record<Kind, readonly ValueError[]>;

/** Up to this many characters a String must be accepted; the page sets no limit, the rulings promise this much. */
export const longestString = 1000;

const string = (value: unknown): ValueError | undefined => {
  if (typeof value !== 'string') return 'type';
  if (!value.isWellFormed()) return 'surrogate';
  return value.length > longestString && [...value].length > longestString ? 'length' : undefined;
};

const integer = (value: unknown): ValueError | undefined => {
  if (typeof value !== 'number') return 'type';
  if (!Number.isInteger(value)) return 'fraction';
  if (value < int32.min || value > int32.max) return 'range';
  return value < 0 ? 'negative' : undefined;
};

const isMember = (members: readonly string[], value: unknown): boolean => members.some((member) => member === value);

/** Whether a text is the number of a member, as OData's grammar allows (OData ABNF, enumMemberValue). */
const isMemberNumber = ({ length }: readonly string[], text: string): boolean =>
  /^[+-]?\d{1,19}$/.test(text) && Number(text) >= 0 && Number(text) < length;

const member = (members: readonly string[], value: unknown): ValueError | undefined => {
  if (isMember(members, value)) return undefined;
  if (typeof value !== 'string') return 'type';
  const isFolded = (text: string): boolean => members.some((name) => name.toLowerCase() === text);
  const folded = value.toLowerCase();
  if (isFolded(folded)) return 'letterCase';
  if (isFolded(folded.trim())) return 'padded';
  return isMemberNumber(members, value) ? 'memberNumber' : 'unknown';
};

// A form that is off in two ways is judged by the more severe one: those that should be refused stand first.
const dateTime = (value: unknown): ValueError | undefined => {
  if (typeof value !== 'string') return 'type';
  const reading = readDateTime(value);
  if (typeof reading === 'string') return reading;
  const [quirk]: readonly DateTimeQuirk[] = reading.quirks;
  return quirk;
};

const errorOf = { String: string, Int32: integer, DateTimeOffset: dateTime };

/** The error that a value has where it is sent for a property of this type, or undefined. */
export const valueError = (type: PropertyType, value: unknown): ValueError | undefined => {
  if (value === null) return 'null';
  return typeof type === 'string' ? errorOf[type](value) : member(type.members, value);
};

const isTypedAs = {
  String: (value: unknown) => typeof value === 'string',
  Int32: (value: unknown) => Number.isInteger(value) && Number(value) >= int32.min && Number(value) <= int32.max,
  DateTimeOffset: (value: unknown) => typeof value === 'string' && parseDateTimeOffset(value) !== undefined,
};

/** Whether a value that is answered is typed as documented; an answer may use all that OData's grammar allows. */
export const isTyped = (type: PropertyType, value: unknown): boolean =>
  typeof type === 'string' ? isTypedAs[type](value) : isMember(type.members, value);

/** The errors that values of a type can have. */
export const valueErrorsOf = (type: PropertyType): readonly ValueError[] => valueErrors[kindOf(type)];
