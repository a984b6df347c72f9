// Every export follows from the contract alone, is the same each time, and says what the contract says, as far as we read it
// ourselves. tools/exports loads each with the tool that it is for.
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { compare } from '../../drift/compare.ts';
import { describeMetadata, describeOpenApi } from '../../drift/describe.ts';
import { wantedBy } from '../../drift/wanted.ts';
import { exportFormats } from '../../exports/formats.ts';
import { refusalsOf } from '../../exports/refusals.ts';
import { acceptedBodies } from '../../fixtures/cases/arbitraries.ts';
import { deviceStatus } from '../../test-support/device-status/contract.ts';

const contracts = [
  ['the contract', userStatus],
  ['a second contract', deviceStatus],
] as const;

const made = (name: string, contract = userStatus): string => exportFormats[name]?.make(contract) ?? '';
const names = Object.keys(exportFormats);

test.each(names)('%s is the same each time, ends with one line end, and holds no token', (name) => {
  expect(made(name)).toBe(made(name));
  expect(made(name)).toMatch(/\S\n$/);
  expect(made(name)).not.toMatch(/\r|\$GRAPH_TOKEN/);
});

test.each(names)('%s of a second contract names nothing of the first', (name) => {
  const text = made(name, deviceStatus);
  expect(text).toMatch(/deviceConfigurationDeviceStatus|complianceGracePeriodExpirationDateTime/);
  expect(text).not.toMatch(/deviceConfigurationUserStatus|devicesCount|userStatuses/);
});

describe.each(contracts)('%s', (_, contract) => {
  const wanted = wantedBy(contract);

  test('exported as metadata does not drift from itself', () => {
    const { drifts, paths } = compare(contract, describeMetadata(Buffer.from(made('csdl', contract)), wanted));
    expect(drifts.filter(({ id }) => id !== 'path.recursive')).toEqual([]);
    const create = expect.objectContaining({ insertable: true, permissions: [contract.operation.permission] });
    expect(paths.map(({ statement }) => statement)).toEqual(Array(8).fill({ says: 'allowed', create }));
  });

  test('exported as OpenAPI does not drift from itself', () =>
    expect(compare(contract, describeOpenApi(Buffer.from(made('openapi', contract)), wanted)).drifts).toEqual([]));

  test('exported as JSON Schema accepts what a provider must accept, and annotations', () => {
    const keeps = new Ajv2020().compile(JSON.parse(made('json-schema', contract)));
    const example = JSON.parse(contract.example.request);
    fc.assert(
      fc.property(acceptedBodies(contract), (body) => keeps(JSON.parse(body))),
      { seed: 1, numRuns: 200 },
    );
    expect(keeps(example)).toBe(true);
    expect(keeps({ ...example, '@contoso.note': 1 })).toBe(true);
    expect(keeps({ ...example, nickname: 'x' })).toBe(false);
  });
});

const isJson = (body: string): boolean => {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
};

test('a JSON Schema refuses each body that must be refused, except for days that no calendar has', () => {
  const keeps = new Ajv2020().compile(JSON.parse(made('json-schema')));
  const bodies = refusalsOf(userStatus).filter(
    ({ requirement, body }) => requirement.id.startsWith('bodies.') && isJson(body),
  );
  expect(bodies.length).toBeGreaterThan(20);
  expect(bodies.filter(({ body }) => keeps(JSON.parse(body))).map(({ requirement }) => requirement.id)).toEqual([]);
  const example = JSON.parse(userStatus.example.request);
  expect(keeps({ ...example, lastReportedDateTime: '2017-02-30T00:00:00Z' })).toBe(true);
});

test('there is one refusal of each kind that needs no other token', () => {
  const ids = refusalsOf(userStatus).map(({ requirement }) => requirement.id);
  const needOtherTokens = /^authorization\.(?:permission|personal)/;
  expect(ids).toEqual(
    userStatus.requirements.all
      .filter(({ then, level, binds }) => then.answers === 'refusal' && level !== 'UNSPECIFIED' && binds !== 'client')
      .map(({ id }) => id)
      .filter((id) => !needOtherTokens.test(id)),
  );
  for (const { status } of refusalsOf(userStatus)) expect(Math.floor(status / 100)).toBe(4);
});
