// How a DateTimeOffset differs from the one that was sent, each as the end of a sentence: `NAME loses its fraction`.
import { type DateTimeQuirk, parseDateTimeOffset, readDateTime } from '../../../../contracts/odata/edm.ts';
import { type Parts, partsOf } from '../date-time-classes.ts';

/** Two date-times in their documented form: the parts of each, and by how many seconds the second is later. */
type Pair = { readonly sent: Parts; readonly actual: Parts; readonly later: number };

type PairChange = (pair: Pair) => string | undefined;

const saying =
  (says: string, isSo: (pair: Pair) => boolean): PairChange =>
  (pair) =>
    isSo(pair) ? says : undefined;

const sameDay = ({ sent, actual }: Pair): boolean =>
  sent.year === actual.year && sent.month === actual.month && sent.day === actual.day;

/** The digits of a fraction that count. */
const significant = ({ fraction }: Parts): string => fraction.replace(/0+$/, '');

const keepsDigits =
  (count: number) =>
  ({ sent, actual, later }: Pair): boolean =>
    later === 0 &&
    significant(sent) !== significant(actual) &&
    significant(actual) === sent.fraction.slice(0, count).replace(/0+$/, '');

const opposite = (offset: string): string => offset.replace(/^[+-]/, (sign) => (sign === '+' ? '-' : '+'));

/** Nothing but the offset differs. */
const onlyOffset = ({ sent, actual }: Pair): boolean =>
  JSON.stringify({ ...sent, offset: '', fraction: significant(sent) }) ===
  JSON.stringify({ ...actual, offset: '', fraction: significant(actual) });

const minute = 60;
const hour = 60 * minute;

const shifted: PairChange = ({ later }) => {
  const distance = Math.abs(later);
  if (distance === 0 || distance % (15 * minute) !== 0 || distance > 28 * hour) return undefined;
  return `is shifted by ${distance / hour} hours to the ${later > 0 ? 'future' : 'past'}`;
};

const changes: readonly PairChange[] = [
  saying('loses its fraction', keepsDigits(0)),
  saying('drops the digits after milliseconds', keepsDigits(3)),
  saying('drops the digits after microseconds', keepsDigits(6)),
  saying(
    'changes in its fraction',
    ({ sent, actual, later }) => later === 0 && significant(sent) !== significant(actual),
  ),
  saying(
    'has the sign of its offset reversed',
    (pair) => onlyOffset(pair) && pair.actual.offset === opposite(pair.sent.offset),
  ),
  saying(
    'has Z for its offset without being converted',
    (pair) => onlyOffset(pair) && /^(?:Z|.00:00)$/.test(pair.actual.offset),
  ),
  saying(
    'loses the minutes of its offset',
    (pair) => onlyOffset(pair) && pair.actual.offset.slice(0, 3) === pair.sent.offset.slice(0, 3),
  ),
  saying('has another offset without being converted', onlyOffset),
  saying(
    'has month and day swapped',
    ({ sent, actual }) => sent.month !== sent.day && sent.month === actual.day && sent.day === actual.month,
  ),
  saying('loses its time of day', (pair) => sameDay(pair) && pair.actual.hour === 0 && pair.actual.seconds === 0),
  saying(
    'loses its seconds',
    (pair) => sameDay(pair) && pair.actual.hour === pair.sent.hour && pair.actual.seconds === 0,
  ),
  saying('is on a 12-hour clock', (pair) => sameDay(pair) && pair.sent.hour - pair.actual.hour === 12),
  saying(
    'has another year',
    ({ sent, actual }) => sent.month === actual.month && sent.day === actual.day && sent.year !== actual.year,
  ),
  saying('is a day off', ({ later }) => Math.abs(later) === 24 * hour),
  shifted,
];

/** What was done to a date-time, by each change that fits, the most particular first. */
export const dateTimeChanges = (sentText: string, actualText: string): readonly string[] => {
  const [sent, actual] = [partsOf(sentText), partsOf(actualText)];
  const [before, after] = [parseDateTimeOffset(sentText), parseDateTimeOffset(actualText)];
  const always = `is ${actualText}`;
  if (!sent || !actual || !before || !after) return [always];
  const pair = { sent, actual, later: after.seconds - before.seconds };
  return [...changes.flatMap((change) => change(pair) ?? []), always];
};

const quirkWords: Partial<Record<DateTimeQuirk, string>> = { noOffset: 'has no offset', space: 'has a space for T' };

/** How a text that is no DateTimeOffset is written, as far as it is nearly one. */
export const otherForms = (actualText: string): readonly string[] => {
  const reading = readDateTime(actualText);
  if (typeof reading !== 'string') return reading.quirks.flatMap((quirk) => quirkWords[quirk] ?? []);
  if (/^\/Date\(/.test(actualText)) return ['is written as /Date(…)/'];
  return /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+).+$/.test(actualText) ? ['has more behind its offset'] : [];
};
