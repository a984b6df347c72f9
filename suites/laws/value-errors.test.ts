// What stands on the wire in a body made for a misfit: values of the JSON type that the misfit is about, told apart by
// hand here. A number that is sent as a string would be refused too, but for another reason.

import type { Requirement } from '../../contracts/judging/requirement.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { type PropertyName, propertyNames } from '../../contracts/user-status/entity.ts';
import { requirements } from '../../contracts/user-status/requirements/catalogue.ts';
import { placeOf } from '../../engine/campaign/schedule.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { enumeratedCases, generatedCases } from '../../fixtures/cases/cases.ts';
import { plansFor } from '../../fixtures/cases/plans.ts';

const place = placeOf('identityCertificate', readSettings({ seed: '271828' }, {}));

const bodiesFor = (row: Requirement): unknown[] =>
  [...enumeratedCases(row, place), ...generatedCases(row, place, plansFor(row).generated ? 300 : 0)]
    .map(({ request }) => readBody(request.body))
    .map((reading) => ('value' in reading ? reading.value : undefined));

const jsonType = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : value === undefined ? 'missing' : typeof value;

const typesSent = (id: string, property: PropertyName): string[] => {
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
    leapSecond: ['string'],
    precision: ['string'],
    yearRange: ['string'],
    offsetRange: ['string'],
  },
};

describe.each(propertyNames)('the misfits of %s', (property) => {
  test.each(Object.entries(expected[property]))('send for %s what is %j', (misfit, types) =>
    expect(typesSent(`bodies.${property}.${misfit}`, property)).toEqual(types),
  );

  test('are all listed here', () => {
    const made = requirements
      .filter(({ when }) => (when.sends === 'misfit' || when.sends === 'missing') && when.property === property)
      .map(({ id }) => id.slice(`bodies.${property}.`.length));
    expect(made.sort()).toEqual(Object.keys(expected[property]).sort());
  });
});
