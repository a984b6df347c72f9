// The JSON types in bodies made for a value error, listed by hand here. A number sent as a string would be refused too, but
// for another reason.

import { propertyNamesOf } from '../../contracts/odata/entity-type.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { PropertyName } from '../../contracts/user-status/entity.ts';
import { placeOf } from '../../engine/campaign/schedule.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { enumeratedCases, generatedCases } from '../../fixtures/cases/cases.ts';
import { plansFor } from '../../fixtures/cases/plans.ts';

const requirements = userStatus.requirements.all;
const place = placeOf('identityCertificate', readSettings(userStatus, { seed: '271828' }, {}));

const bodiesFor = (row: Requirement): unknown[] =>
  [...enumeratedCases(row, place), ...generatedCases(row, place, plansFor(userStatus, row).generated ? 300 : 0)]
    .map(({ request }) => readBody(request.body))
    .map((reading) => ('value' in reading ? reading.value : undefined));

const jsonType = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : value === undefined ? 'missing' : typeof value;

const typesSent = (id: string, property: string): string[] => {
  const bodies = requirements.filter((row) => row.id === id).flatMap(bodiesFor);
  return [...new Set(bodies.map((body) => (isObject(body) ? jsonType(body[property]) : 'no object')))].sort();
};

const otherThanString = ['array', 'boolean', 'number', 'object'];
const otherThanNumber = ['array', 'boolean', 'object', 'string'];

const expected: Readonly<Record<PropertyName, Readonly<Record<string, readonly string[]>>>> = {
  userDisplayName: {
    type: otherThanString,
    null: ['null'],
    missing: ['missing'],
    length: ['string'],
    surrogate: ['string'],
  },
  userPrincipalName: {
    type: otherThanString,
    null: ['null'],
    missing: ['missing'],
    length: ['string'],
    surrogate: ['string'],
  },
  devicesCount: {
    type: otherThanNumber,
    null: ['null'],
    missing: ['missing'],
    fraction: ['number'],
    range: ['number'],
    negative: ['number'],
  },
  status: {
    type: otherThanString,
    null: ['null'],
    missing: ['missing'],
    unknown: ['string'],
    memberNumber: ['string'],
    padded: ['string'],
    letterCase: ['string'],
  },
  lastReportedDateTime: {
    type: otherThanString,
    null: ['null'],
    missing: ['missing'],
    syntax: ['string'],
    calendar: ['string'],
    noOffset: ['string'],
    space: ['string'],
    lowerCase: ['string'],
    noSeconds: ['string'],
    leapSecond: ['string'],
    precision: ['string'],
    yearRange: ['string'],
    offsetRange: ['string'],
  },
};

test('every property has its errors listed here', () =>
  expect(Object.keys(expected).sort()).toEqual([...propertyNamesOf(userStatus.entity)].sort()));

describe.each(Object.entries(expected))('the errors of %s', (property, ofProperty) => {
  test.each(Object.entries(ofProperty))('send for %s what is %j', (error, types) =>
    expect(typesSent(`bodies.${property}.${error}`, property)).toEqual(types),
  );

  test('are all listed here', () => {
    const made = requirements
      .filter(({ when }) => (when.sends === 'valueError' || when.sends === 'missing') && when.property === property)
      .map(({ id }) => id.slice(`bodies.${property}.`.length));
    expect(made.sort()).toEqual(Object.keys(ofProperty).sort());
  });
});
