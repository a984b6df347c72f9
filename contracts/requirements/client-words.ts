// What the requirements on values say to a client's author: what a value is, rather than what a provider refuses.
import { aValueOf, type PropertyType } from '../odata/entity-type.ts';
import type { ValueError } from '../odata/value-errors.ts';

type Words = (name: string, type: PropertyType) => string;

const members = (type: PropertyType): string => (typeof type === 'string' ? aValueOf(type) : type.members.join(', '));

const is =
  (rest: string): Words =>
  (name) =>
    `${name} ${rest}`;

const words: Readonly<Record<ValueError, Words>> = {
  type: (name, type) =>
    `${name} is ${aValueOf(type)}, which JSON writes as a ${type === 'Int32' ? 'number' : 'string'}`,
  null: is('is not null'),
  length: is('may be refused beyond 1,000 characters'),
  surrogate: is('may be refused with a lone surrogate'),
  fraction: is('is a whole number'),
  range: is('is within the range of an Int32'),
  negative: is('may be refused below 0'),
  unknown: (name, type) => `${name} is one of ${members(type)}`,
  memberNumber: is('may be refused as the number of a member'),
  padded: (name, type) => `${name} is one of ${members(type)}, without white space round it`,
  letterCase: (name, type) => `members of ${name} are ${members(type)}; case matters`,
  syntax: is('is a DateTimeOffset, such as 2017-01-01T00:00:00Z'),
  calendar: is('is a day and a time that exist'),
  noOffset: is('has an offset, Z or such as -08:00'),
  space: is('has a T between date and time'),
  lowerCase: is('may be refused with lower-case t or z'),
  noSeconds: is('may be refused without seconds'),
  leapSecond: is('may be refused with a leap second'),
  precision: is('may be refused with more than 7 fraction digits'),
  yearRange: is('may be refused outside the years 0001 to 9999'),
  offsetRange: is('may be refused with an offset of more than 14:00'),
};

/** The rule that a value error breaks, for a property. */
export const clientWords = (error: ValueError, name: string, type: PropertyType): string => words[error](name, type);
