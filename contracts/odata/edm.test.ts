// Date-times by OData's grammar, against days counted by hand and against an independent calendar.
import { daysInMonth, int32, parseDateTimeOffset, readDateTime, sameInstant } from './edm.ts';

const instant = (text: string) => {
  const parsed = parseDateTimeOffset(text);
  if (!parsed) throw new Error(`${text} was not read`);
  return parsed;
};

describe('Edm.Int32', () => {
  test('has the ends that OData CSDL gives it', () => {
    expect(int32).toEqual({ min: -2147483648, max: 2147483647 });
  });
});

describe('Edm.DateTimeOffset', () => {
  test('counts seconds from the first day of year 1', () => {
    expect(instant('0001-01-01T00:00:00Z')).toEqual({ seconds: 0, ticks: 0 });
    expect(instant('1970-01-01T00:00:00Z').seconds).toBe(62135596800);
    expect(instant('9999-12-31T23:59:59.9999999Z')).toEqual({ seconds: 315537897599, ticks: 9999999 });
  });

  test('agrees with the calendar of JavaScript on every day from 1600 to 2400', () => {
    const epoch = instant('1970-01-01T00:00:00Z').seconds;
    const wrong: string[] = [];
    for (let day = Date.UTC(1600, 0, 1); day < Date.UTC(2400, 0, 1); day += 86_400_000) {
      const text = new Date(day).toISOString();
      if (instant(text).seconds - epoch !== day / 1000) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['2017-01-01T00:00:17.7769392-08:00', '2017-01-01T08:00:17.7769392Z'],
    ['2017-01-01T00:00:17.7Z', '2017-01-01T00:00:17.700000000000Z'],
    ['2016-02-29T23:30:00-05:30', '2016-03-01T05:00:00Z'],
    ['2017-01-01T00:00:00+14:00', '2016-12-31T10:00:00Z'],
    ['2017-01-01T00:00Z', '2017-01-01T00:00:00Z'],
    ['2017-01-01t00:00:17z', '2017-01-01T00:00:17Z'],
  ])('takes %s and %s for the same instant', (one, other) => {
    expect(sameInstant(instant(one), instant(other))).toBe(true);
  });

  test.each([
    ['2017-01-01T00:00:17.7769392Z', '2017-01-01T00:00:17.7769393Z'],
    ['2017-01-01T00:00:17Z', '2017-01-01T00:00:17-00:01'],
  ])('tells %s from %s', (one, other) => {
    expect(sameInstant(instant(one), instant(other))).toBe(false);
  });

  test.each([
    '',
    '2017-01-01',
    '2017-13-01T00:00:00Z',
    '2017-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2017-04-31T00:00:00Z',
    '2017-01-01T24:00:00Z',
    '2017-01-01T00:00:60Z',
    '2017-01-01T00:00:00',
    '2017-01-01 00:00:00Z',
    '2017-01-01T00:00:00+24:00',
    '2017-01-01T00:00:00+0800',
    '2017-01-01T00:00:00.Z',
    '2017-01-01T00:00:00.1234567890123Z',
    '17-01-01T00:00:00Z',
  ])('refuses %p', (text) => {
    expect(parseDateTimeOffset(text)).toBeUndefined();
  });

  test.each([
    ['2017-01-01T00:00:17', ['noOffset']],
    ['2017-01-01 00:00:17Z', ['space']],
    ['2016-12-31T23:59:60Z', ['leapSecond']],
    ['0001-01-01T00:00:00+14:00', ['yearRange']],
    ['9999-12-31T23:59:59-00:01', ['yearRange']],
    ['2017-01-01T00:00:00.12345678Z', ['precision']],
  ])('says in which way %s is unusual', (text, quirks) => {
    expect(readDateTime(text)).toMatchObject({ quirks });
  });

  test.each([
    '2017-01-00T00:00:00Z',
    '2017-01-01T24:00:00Z',
    '2017-01-01T00:60:00Z',
    '2017-01-01T00:00:61Z',
    '2017-01-01T00:00:00+24:00',
    '2017-01-01T00:00:00+00:60',
  ])('knows that %s names no time', (text) => expect(readDateTime(text)).toBe('calendar'));

  test.each([
    ['0001-01-01T00:00:00Z', []],
    ['9999-12-31T23:59:59.9999999Z', []],
    ['9999-12-31T23:59:59+14:00', []],
    ['0000-12-31T23:59:59-14:00', ['yearRange']],
    ['2017-01-01T00:00:00+23:59', ['offsetRange']],
    ['2017-01-01T00:00:00-14:01', ['offsetRange']],
  ])('knows whether %s is at the edge or beyond', (text, quirks) => {
    expect(readDateTime(text)).toMatchObject({ quirks });
  });

  test('knows the months of leap years', () => {
    expect([2000, 2016, 1900, 2017, 4].map((year) => daysInMonth(year, 2))).toEqual([29, 29, 28, 28, 29]);
    expect(daysInMonth(2017, 13)).toBe(0);
  });
});
