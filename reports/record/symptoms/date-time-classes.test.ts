// The classes of date-times, by what they say.
import { classesOfDateTime, dateTimeClasses } from './date-time-classes.ts';

const namesFor = (text: string): (string | undefined)[] =>
  classesOfDateTime(text).map((place) => dateTimeClasses[place]);

test.each([
  ['0001-01-01T00:00:00Z', ['has no fraction', 'ends with Z', 'is the least date-time', 'is in the year 1']],
  ['2040-02-29T13:00:00.1230001-05:30', ['has an offset to the west', 'is on a leap day', 'is after January 2038']],
  ['2020-05-13T00:00:00.000000+00:00', ['has the offset +00:00']],
  [
    '2020-05-13T00:00:00.000100+14:00',
    ['has digits after milliseconds that are not zero', 'has an offset of 14 hours'],
  ],
])('classifies %s', (text, names) => expect(namesFor(text)).toEqual(expect.arrayContaining(names)));

test('a zero offset is neither to the east nor to the west', () => {
  for (const offset of ['Z', '+00:00', '-00:00'])
    expect(namesFor(`2020-05-13T00:00:00${offset}`).filter((name) => name?.includes('to the'))).toEqual([]);
});

test('zeros behind the sixth digit are no digits after it', () =>
  expect(namesFor('2020-05-13T00:00:00.1234560Z')).not.toContain('has digits after the sixth that are not zero'));

test('a text of another form is in no class', () => expect(classesOfDateTime('2020-05-13')).toEqual([]));
