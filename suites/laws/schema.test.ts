// Ajv as a second judge: it reads the schema, never our code, and agrees wherever a schema can say it.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { judgeBody } from '../../contracts/judging/judge-request.ts';
import { readBody } from '../../contracts/odata/read-body.ts';
import { createdSchemaOf, createSchemaOf } from '../../contracts/odata/schema.ts';
import type { Requirement } from '../../contracts/requirements/requirement.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { placeOf } from '../../engine/campaign/schedule.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { enumeratedCases, generatedCases } from '../../fixtures/cases/cases.ts';
import { plansFor } from '../../fixtures/cases/plans.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';

const ajv = new Ajv2020({ strict: true, allErrors: false });
const createdSchema = { ...createdSchemaOf(userStatus.entity) };
const [isCreate, isCreated] = [ajv.compile({ ...createSchemaOf(userStatus.entity) }), ajv.compile(createdSchema)];
const place = placeOf('rootCertificate', readSettings(userStatus, { seed: '4711' }, {}));

// What a schema cannot say: that a day exists in its month, that an instant lies within the years 0001 to 9999 in UTC,
// that a surrogate stands alone. A body that is not JSON has no value to validate.
const unsayable = [
  'bodies.lastReportedDateTime.calendar',
  'bodies.lastReportedDateTime.yearRange',
  'bodies.userDisplayName.surrogate',
  'bodies.userPrincipalName.surrogate',
  'bodies.malformed',
  'bodies.empty',
  // A schema sees the value, not how it was written.
  'bodies.duplicates',
  'bodies.devicesCount.notation',
];

const sayable = userStatus.requirements.all.filter(({ id }) => id.startsWith('bodies.') && !unsayable.includes(id));

const casesOf = (row: Requirement) => [
  ...enumeratedCases(row, place),
  ...generatedCases(row, place, plansFor(userStatus, row).generated ? 800 : 0),
];

const required = ['id', 'userDisplayName', 'devicesCount', 'status', 'lastReportedDateTime', 'userPrincipalName'];

const valueIn = (body: string | Uint8Array): unknown => {
  const reading = readBody(body);
  return 'value' in reading ? reading.value : undefined;
};

describe('Ajv', () => {
  let compared = 0;

  test.each(sayable)('agrees with the judge on the bodies made for $id', (row) => {
    const cases = casesOf(row);
    const differing = cases.filter(
      ({ request: { body } }) => isCreate(valueIn(body)) !== (judgeBody(userStatus, body).length === 0),
    );
    compared += cases.length;
    expect(differing.map(({ request }) => request.body)).toEqual([]);
  });

  test('has compared twenty thousand', () => {
    expect(compared).toBeGreaterThan(20_000);
  });

  test('takes what the tenant answers to valid bodies, and refuses it without any one property', () => {
    const tenant = createTenant({ contract: userStatus });
    const cases = casesOf(userStatus.requirements.get('bodies.valid'));
    const answers = cases.map(({ request }) => tenant.respond(request));
    const bodies = answers.map((answer) => ('body' in answer ? valueIn(answer.body) : undefined));
    expect(bodies.filter((body) => !isCreated(body))).toEqual([]);
    expect(bodies.length).toBeGreaterThan(800);
    const [first] = bodies;
    expect(createdSchema).toHaveProperty('required', required);
    for (const name of required)
      expect(isCreated(Object.fromEntries(Object.entries(first ?? {}).filter(([key]) => key !== name)))).toBe(false);
  });
});
