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
  const [year = 0, month = 0, day = 0, hour = 0, , seconds = 0] = match.slice(1, 7).map(Number);
  const [, , , , , , , fraction = '', zulu, hours = '', minutes = ''] = match;
  return { year, month, day, hour, seconds, fraction, offset: zulu ?? `${hours}:${minutes}` };
});

type DateTimeClass = readonly [says: string, isIn: (parts: Parts, text: string) => boolean];

const offsetIs =
  (pattern: RegExp) =>
  ({ offset }: Parts): boolean =>
    pattern.test(offset);

const classes: readonly DateTimeClass[] = [
  ['has no fraction', ({ fraction }) => fraction === ''],
  ['has seven fraction digits', ({ fraction }) => fraction.length === 7],
  ['has digits after the sixth that are not zero', ({ fraction }) => /^\d{6}0*[1-9]/.test(fraction)],
  ['has digits after milliseconds that are not zero', ({ fraction }) => /^\d{3}0*[1-9]/.test(fraction)],
  ['has a fraction that is not zero', ({ fraction }) => /[1-9]/.test(fraction)],
  ['ends with Z', offsetIs(/^Z$/)],
  ['has the offset +00:00', offsetIs(/^\+00:00$/)],
  ['has the offset -00:00', offsetIs(/^-00:00$/)],
  ['has an offset of 14 hours', offsetIs(/14:00$/)],
  ['has an offset of half an hour', offsetIs(/:30$/)],
  ['has an offset that is not in whole hours', offsetIs(/:(?!00)\d\d$/)],
  ['has an offset to the east', offsetIs(/^\+(?!00:00)/)],
  ['has an offset to the west', offsetIs(/^-(?!00:00)/)],
  ['has an offset other than zero', offsetIs(/^[+-](?!00:00)/)],
  ['is on a leap day', ({ month, day }) => month === 2 && day === 29],
  ['is the least date-time', (_, text) => text === '0001-01-01T00:00:00Z'],
  ['is in the year 1', ({ year }) => year === 1],
  ['is in a year below 100', ({ year }) => year < 100],
  ['is in a year of the 16th century', ({ year }) => year > 1500 && year <= 1600],
  ['is before 1970', (_, text) => Date.parse(text) < 0],
  ['is after January 2038', (_, text) => Date.parse(text) >= 2 ** 31 * 1000],
  ['has an hour after 12', ({ hour }) => hour > 12],
  ['has a day that could be a month', ({ month, day }) => day <= 12 && day !== month],
  ['has seconds other than zero', ({ seconds, fraction }) => seconds !== 0 || /[1-9]/.test(fraction)],
];

/** What the classes say, in their order. */
export const dateTimeClasses: readonly string[] = classes.map(([says]) => says);

/** The classes that a date-time is in, by their place in `dateTimeClasses`; none for a text of another form. */
export const classesOfDateTime = memoize((text): readonly number[] => {
  const parts = partsOf(text);
  return parts ? classes.flatMap(([, isIn], place) => (isIn(parts, text) ? [place] : [])) : [];
});
