// The classes of date-times that software is known to mistreat, each as the end of a sentence: `NAME has no fraction`.
import { memoize } from '../../../contracts/odata/memoize.ts';

const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:(Z)|([+-]\d\d):(\d\d))$/;

/** The parts of a date-time in its documented form. */
export type Parts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly seconds: number;
  readonly fraction: string;
  /** `Z`, or sign, hours and minutes. */
  readonly offset: string;
};

/** The parts of a date-time, or undefined where it has another form. */
export const partsOf = memoize((text): Parts | undefined => {
  const match = form.exec(text);
  if (!match) return undefined;
  return {
    year: Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
    hour: Number(match[4]),
    seconds: Number(match[6]),
    fraction: match[7] ?? '',
    offset: match[8] ?? `${match[9]}:${match[10]}`,
  };
});

/** Whether a fraction holds more than zeros behind so many digits. */
const goesOnAfter = (fraction: string, digits: number): boolean =>
  fraction.length > digits && /[1-9]/.test(fraction.slice(digits));

const isZero = (offset: string): boolean => offset === 'Z' || offset.slice(1) === '00:00';

const least = '0001-01-01T00:00:00Z';
const leastParts: Parts = { year: 1, month: 1, day: 1, hour: 0, seconds: 0, fraction: '', offset: 'Z' };

/** For each class whether a date-time is in it. One object for all: every exchange of a run has date-times. */
const membership = (parts: Parts, text: string): Readonly<Record<string, boolean>> => {
  const { year, month, day, hour, seconds, fraction, offset } = parts;
  /** In milliseconds since 1970, or NaN where there is no such day. */
  const time = Date.parse(text);
  return {
    'has no fraction': fraction === '',
    'has seven fraction digits': fraction.length === 7,
    'has digits after the sixth that are not zero': goesOnAfter(fraction, 6),
    'has digits after milliseconds that are not zero': goesOnAfter(fraction, 3),
    'has a fraction that is not zero': goesOnAfter(fraction, 0),
    'ends with Z': offset === 'Z',
    'has the offset +00:00': offset === '+00:00',
    'has the offset -00:00': offset === '-00:00',
    'has an offset of 14 hours': offset.endsWith('14:00'),
    'has an offset of half an hour': offset.endsWith(':30'),
    'has an offset that is not in whole hours': offset !== 'Z' && !offset.endsWith(':00'),
    'has an offset to the east': offset.startsWith('+') && !isZero(offset),
    'has an offset to the west': offset.startsWith('-') && !isZero(offset),
    'has an offset other than zero': !isZero(offset),
    'is on a leap day': month === 2 && day === 29,
    'is the least date-time': text === least,
    'is in the year 1': year === 1,
    'is in a year below 100': year < 100,
    'is in a year of the 16th century': year > 1500 && year <= 1600,
    'is before 1970': time < 0,
    'is after January 2038': time >= 2 ** 31 * 1000,
    'has an hour after 12': hour > 12,
    'has a day that could be a month': day <= 12 && day !== month,
    'has seconds other than zero': seconds !== 0 || goesOnAfter(fraction, 0),
  };
};

/** What the classes say, in their order. */
export const dateTimeClasses: readonly string[] = Object.keys(membership(leastParts, least));

/** The classes that a date-time is in, by their place in `dateTimeClasses`; none for a text of another form. */
export const classesOfDateTime = memoize((text): readonly number[] => {
  const parts = partsOf(text);
  if (!parts) return [];
  const found: number[] = [];
  let place = 0;
  for (const isIn of Object.values(membership(parts, text))) {
    if (isIn) found.push(place);
    place += 1;
  }
  return found;
});
