// What can be measured of a request: lengths, numbers, years. Where all that fails lies beyond all that passes, the boundary is a
// feature.

import type { Definition } from '../../../contracts/definition.ts';
import type { Request } from '../../../contracts/judging/exchange.ts';
import { propertiesOfKind } from '../../../contracts/odata/entity-type.ts';
import { bodyId, type RequirementId } from '../../../contracts/requirements/requirement-id.ts';
import { partsOf } from './date-time-classes.ts';
import type { Named } from './named.ts';

type Body = Readonly<Record<string, unknown>>;

/** A measure of a request; `above` and `below` say that it lies beyond a value, as sentences. */
export type Measure = {
  readonly of: (body: Body, request: Request) => number | undefined;
  readonly about?: RequirementId;
  readonly above: (limit: number) => string;
  /** Undefined where the boundary says nothing: an empty text has a name of its own. */
  readonly below: (limit: number) => string | undefined;
};

const grouped = (value: number): string => value.toLocaleString('en');

const lengthOf = (property: string): Measure => ({
  about: bodyId(property, 'values'),
  of: ({ [property]: value }) => (typeof value === 'string' ? value.length : undefined),
  above: (limit) => `${property} is longer than ${grouped(limit)} characters`,
  below: (limit) => (limit > 1 ? `${property} is shorter than ${grouped(limit)} characters` : undefined),
});

const longest = (properties: readonly string[]): Measure => ({
  of: (body) =>
    Math.max(
      ...properties.map((name) => {
        const { [name]: value } = body;
        return typeof value === 'string' ? value.length : 0;
      }),
    ),
  above: (limit) => `a string is longer than ${grouped(limit)} characters`,
  below: () => undefined,
});

const numberOf = (property: string): Measure => ({
  about: bodyId(property, 'values'),
  of: ({ [property]: value }) => (typeof value === 'number' ? value : undefined),
  above: (limit) => `${property} is above ${grouped(limit)}`,
  below: (limit) => `${property} is below ${grouped(limit)}`,
});

const ofDateTime = (property: string, part: 'year' | 'digits', words: Omit<Measure, 'of'>): Measure => ({
  ...words,
  about: bodyId(property, 'values'),
  of: ({ [property]: value }) => {
    const parts = typeof value === 'string' ? partsOf(value) : undefined;
    return parts && (part === 'year' ? parts.year : parts.fraction.length);
  },
});

const yearOf = (property: string): Measure =>
  ofDateTime(property, 'year', {
    above: (limit) => `${property} is after the year ${limit}`,
    below: (limit) => `${property} is before the year ${limit}`,
  });

const digitsOf = (property: string): Measure =>
  ofDateTime(property, 'digits', {
    above: (limit) => `${property} has more than ${limit} fraction digits`,
    below: (limit) => `${property} has fewer than ${limit} fraction digits`,
  });

const ofBody: Measure = {
  of: (_, { body }) => body.length,
  above: (limit) => `the body is longer than ${grouped(limit)} characters`,
  below: () => undefined,
};

/** The measures of a contract's requests. */
export const measuresOf = ({ entity }: Definition): readonly Measure[] => {
  const [strings, dateTimes] = [propertiesOfKind(entity, 'String'), propertiesOfKind(entity, 'DateTimeOffset')];
  return [
    ...propertiesOfKind(entity, 'Int32').map(numberOf),
    ...dateTimes.flatMap((name) => [digitsOf(name), yearOf(name)]),
    ...strings.map(lengthOf),
    ...(strings.length > 1 ? [longest(strings)] : []),
    ofBody,
  ];
};

/** The least and the greatest value of a measure. */
export type Range = readonly [least: number, greatest: number];

const beyond = ({ above, below }: Measure, failing: Range, passing: Range): string | undefined => {
  if (failing[0] > passing[1]) return above(passing[1]);
  return failing[1] < passing[0] ? below(passing[0]) : undefined;
};

/** What sets all failing values apart from all passing ones, where they lie on two sides of a boundary. */
export const boundary = (measure: Measure, failing: Range, passing: Range): Named | undefined => {
  const name = beyond(measure, failing, passing);
  const { about } = measure;
  return name === undefined ? undefined : { name, ...(about === undefined ? {} : { about }) };
};
