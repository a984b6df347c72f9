// Edm primitive values as OData's grammar has them. Date-times are compared to 100 ns and never become a
// JavaScript Date, which would lose four of the seven documented fraction digits.
import { memoize } from './memoize.ts';

/** The range of Edm.Int32 (OData CSDL 4.01, 3.3 Primitive Types: signed 32-bit integer). */
export const int32 = { min: -2_147_483_648, max: 2_147_483_647 } as const;

/** A point in time: whole seconds since 0001-01-01T00:00:00Z, and 100 ns ticks within that second. */
export type Instant = { readonly seconds: number; readonly ticks: number };

/**
 * The ways in which a text may differ from the documented form and still be readable as a date-time.
 * Which of them a provider must refuse is up to the requirements.
 */
export const dateTimeQuirks = [
  'noOffset',
  'space',
  'lowerCase',
  'noSeconds',
  'leapSecond',
  'precision',
  'yearRange',
  'offsetRange',
] as const;
export type DateTimeQuirk = (typeof dateTimeQuirks)[number];

export type DateTimeReading =
  | { readonly instant: Instant; readonly quirks: readonly DateTimeQuirk[]; readonly fractionDigits: number }
  | 'syntax'
  | 'calendar';

const form =
  /^(-?(?:0\d{3}|[1-9]\d{3,8}))-(\d{2})-(\d{2})([Tt ])(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:([Zz])|([+-])(\d{2}):(\d{2}))?$/;
export const ticksDigits = 7;
const grammarDigits = 12;
const longestOffset = 14 * 60;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days in a month of the proleptic Gregorian calendar; 0 for a month that does not exist. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);

const daysBeforeMonth = monthLengths.map((_, index) =>
  monthLengths.slice(0, index).reduce((days, length) => days + length, 0),
);

const dayNumber = (year: number, month: number, day: number): number => {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return past * 365 + leapDays + (daysBeforeMonth[month - 1] ?? 0) + leapDay + day - 1;
};

const lastSecond = dayNumber(10_000, 1, 1) * 86_400;

/**
 * Reads a text as Edm.DateTimeOffset (OData ABNF 4.01, dateTimeOffsetValue), or says why it is not one:
 * `syntax` when it has not the shape of a date-time, `calendar` when it names a day or time that does not exist.
 * Forms near to the grammar are read too and say so in `quirks`.
 */
export const readDateTime = memoize((text): DateTimeReading => {
  const match = form.exec(text);
  if (!match) return 'syntax';
  const [, y, mo, d, separator, h, mi, s, fraction = '', zulu, sign, offsetHours = '00', offsetMinutes = '00'] = match;
  const [year, month, day, hour, minute, second] = [
    Number(y),
    Number(mo),
    Number(d),
    Number(h),
    Number(mi),
    Number(s ?? 0),
  ];
  const offset = Number(offsetHours) * 60 + Number(offsetMinutes);
  const exists = day >= 1 && day <= daysInMonth(year, month) && hour <= 23 && minute <= 59 && second <= 60;
  if (!exists || Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return 'calendar';
  const instant = {
    seconds:
      dayNumber(year, month, day) * 86_400 +
      hour * 3600 +
      minute * 60 +
      second -
      (sign === '-' ? -offset : offset) * 60,
    ticks: Number(fraction.slice(0, ticksDigits).padEnd(ticksDigits, '0')),
  };
  const quirks: DateTimeQuirk[] = [];
  if (zulu === undefined && sign === undefined) quirks.push('noOffset');
  if (separator === ' ') quirks.push('space');
  if (separator === 't' || zulu === 'z') quirks.push('lowerCase');
  if (s === undefined) quirks.push('noSeconds');
  if (second === 60) quirks.push('leapSecond');
  if (fraction.length > ticksDigits) quirks.push('precision');
  if (year < 1 || year > 9999 || instant.seconds < 0 || instant.seconds >= lastSecond) quirks.push('yearRange');
  if (offset > longestOffset) quirks.push('offsetRange');
  return { instant, quirks, fractionDigits: fraction.length };
});

// XML Schema stops at 14:00; OData's grammar allows every hour of a day, and the instant is the same.
const withinGrammar: readonly DateTimeQuirk[] = ['lowerCase', 'noSeconds', 'precision', 'yearRange', 'offsetRange'];

/** The instant a text names if OData's grammar allows the text (0 to 12 fraction digits, offsets below 24:00). */
export const parseDateTimeOffset = (text: string): Instant | undefined => {
  const reading = readDateTime(text);
  if (typeof reading === 'string' || reading.fractionDigits > grammarDigits) return undefined;
  return reading.quirks.every((quirk) => withinGrammar.includes(quirk)) ? reading.instant : undefined;
};

/** Whether two instants are the same to 100 ns, the resolution of Edm.DateTimeOffset in Microsoft Graph. */
export const sameInstant = (one: Instant, other: Instant): boolean =>
  one.seconds === other.seconds && one.ticks === other.ticks;
