// Whether a JSON value is one its property may hold when it is sent, and if not, in which way it fails.

import { complianceStatus, type EdmType, longestString } from '../user-status/entity.ts';
import { type DateTimeQuirk, dateTimeQuirks, int32, parseDateTimeOffset, readDateTime } from './edm.ts';

/** Each way in which a value misses its type; `bodies.<property>.<misfit>` is the requirement about it. */
export const valueErrors = {
  String: ['type', 'null', 'length', 'surrogate'],
  Int32: ['type', 'null', 'fraction', 'range', 'negative'],
  ComplianceStatus: ['type', 'null', 'unknown', 'padded', 'letterCase'],
  DateTimeOffset: ['type', 'null', 'syntax', 'calendar', ...dateTimeQuirks],
} as const satisfies Record<EdmType, readonly string[]>;

export type ValueError = (typeof valueErrors)[EdmType][number];

const members: ReadonlySet<unknown> = new Set(complianceStatus);
const foldedMembers: ReadonlySet<string> = new Set(complianceStatus.map((member) => member.toLowerCase()));

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

const member = (value: unknown): ValueError | undefined => {
  if (members.has(value)) return undefined;
  if (typeof value !== 'string') return 'type';
  const folded = value.toLowerCase();
  if (foldedMembers.has(folded)) return 'letterCase';
  return foldedMembers.has(folded.trim()) ? 'padded' : 'unknown';
};

// A form that is off in two ways is judged by the graver one: those that should be refused stand first.
const dateTime = (value: unknown): ValueError | undefined => {
  if (typeof value !== 'string') return 'type';
  const reading = readDateTime(value);
  if (typeof reading === 'string') return reading;
  const [quirk]: readonly DateTimeQuirk[] = reading.quirks;
  return quirk;
};

const fitOf: Record<EdmType, (value: unknown) => ValueError | undefined> = {
  String: string,
  Int32: integer,
  ComplianceStatus: member,
  DateTimeOffset: dateTime,
};

/** In which way a value that is sent misses the Edm type, or undefined when it fits. */
export const valueError = (type: EdmType, value: unknown): ValueError | undefined =>
  value === null ? 'null' : fitOf[type](value);

const typedInAnswer: Record<EdmType, (value: unknown) => boolean> = {
  String: (value) => typeof value === 'string',
  Int32: (value) => Number.isInteger(value) && Number(value) >= int32.min && Number(value) <= int32.max,
  ComplianceStatus: (value) => members.has(value),
  DateTimeOffset: (value) => typeof value === 'string' && parseDateTimeOffset(value) !== undefined,
};

/** Whether a value that is answered is typed as documented; an answer may use all that OData's grammar allows. */
export const isTyped = (type: EdmType, value: unknown): boolean => typedInAnswer[type](value);
