import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { enumeratedCases, generatedCases } from '../../fixtures/cases/cases.ts';
import { providerRequirements } from '../campaign/schedule.ts';
import { WrongUse } from '../settings/errors.ts';
import { exampleIdOf } from '../settings/settings.ts';
import { readFailures, writeFailures } from './failures-file.ts';
import { caseOf, type KeptCase, keepPlan } from './kept-case.ts';

const directory = (): string => join(mkdtempSync(join(tmpdir(), 'memory-')), 'kept');
const place = {
  ...{ contract: userStatus, path: 'rootCertificate', seed: 1 },
  ids: Object.fromEntries(
    userStatus.paths.parameters('rootCertificate').map((name) => [name, exampleIdOf(userStatus)]),
  ),
};

const made = providerRequirements(userStatus).flatMap((row) => [
  ...enumeratedCases(row, place),
  ...generatedCases(row, place, 5),
]);

const kept: readonly KeptCase[] = made.flatMap(({ requirement, path, plan }) => {
  const keptPlan = plan && keepPlan(plan);
  return keptPlan ? [{ requirement, path, plan: keptPlan }] : [];
});

test('every case that is kept comes back from the file byte for byte', () => {
  const memory = directory();
  writeFailures(memory, kept, userStatus);
  const back = readFailures(memory).map((one) => caseOf(one, place));
  const requests = (cases: readonly (typeof made)[number][]) =>
    new Set(
      cases.map(({ requirement, request, control }) => {
        const body = Buffer.from(request.body).toString('latin1');
        return JSON.stringify([requirement, { ...request, body }, control]);
      }),
    );
  const sent = requests(made.filter(({ plan }) => plan && keepPlan(plan)));
  const again = requests(back.filter((one) => one !== undefined));
  expect([...again.symmetricDifference(sent)]).toEqual([]);
  expect(sent.size).toBeGreaterThan(500);
});

test('what the contract leaves open is not kept: other methods, other configurations', () => {
  expect(keepPlan({ reason: 'r', body: '', method: 'DELETE' })).toBeUndefined();
  expect(keepPlan({ reason: 'r', body: '', unknownConfiguration: true })).toBeUndefined();
  expect(keepPlan({ reason: 'r', body: '', headers: { cookie: 'a' } })).toBeUndefined();
});

test('the paths of a case are one entry, and the smallest case is first', () => {
  const memory = directory();
  const [small, large] = [
    { reason: 'small', body: { text: '[]' } },
    { reason: 'large', body: { text: '[1,2,3]' } },
  ];
  writeFailures(
    memory,
    [
      { requirement: 'bodies.notObject', path: 'rootCertificate', plan: large },
      { requirement: 'bodies.notObject', path: 'deviceConfiguration', plan: small },
      { requirement: 'bodies.notObject', path: 'identityCertificate', plan: large },
    ],
    userStatus,
  );
  expect(JSON.parse(readFileSync(join(memory, 'failures.json'), 'utf8'))).toEqual({
    format: 1,
    failures: [
      { requirement: 'bodies.notObject', paths: ['deviceConfiguration'], case: small },
      { requirement: 'bodies.notObject', paths: ['rootCertificate', 'identityCertificate'], case: large },
    ],
  });
  expect(readdirSync(memory)).toEqual(['failures.json']);
});

test('where nothing failed, nothing is made', () => {
  const memory = directory();
  writeFailures(memory, [], userStatus);
  expect(readFailures(memory)).toEqual([]);
  expect(() => readdirSync(memory)).toThrow('ENOENT');
});

test('a requirement or a path of another version stays in the file, and is not sent', () => {
  const memory = directory();
  const strange = { requirement: 'own.strange', path: 'elsewhere', plan: { reason: 'r', body: { text: '' } } };
  writeFailures(memory, [strange], userStatus);
  const [back] = readFailures(memory);
  expect(back).toEqual(strange);
  expect(back && caseOf(back, place)).toBeUndefined();
});

const entry = { requirement: 'bodies.valid', paths: ['rootCertificate'], case: { reason: 'r', body: { text: '{}' } } };

test.each<[string, unknown]>([
  ['not JSON', '{'],
  ['a list', []],
  ['another format', { format: 2, failures: [] }],
  ['a method', { format: 1, failures: [{ ...entry, case: { ...entry.case, method: 'DELETE' } }] }],
  ['a URL', { format: 1, failures: [{ ...entry, case: { ...entry.case, url: 'http://evil.example' } }] }],
  [
    'another header',
    { format: 1, failures: [{ ...entry, case: { ...entry.case, headers: { host: 'evil.example' } } }] },
  ],
  ['an unknown credential', { format: 1, failures: [{ ...entry, case: { ...entry.case, credential: 'mine' } }] }],
  ['nested too deep', '['.repeat(10_000)],
])('a file with %s is refused', (_, content) => {
  const memory = directory();
  mkdirSync(memory);
  writeFileSync(join(memory, 'failures.json'), typeof content === 'string' ? content : JSON.stringify(content));
  expect(() => readFailures(memory)).toThrow(WrongUse);
});

test('a control that no requirement sends is not sent either', () => {
  const plan = { reason: 'r', body: { text: '[]' }, control: '{"evil":true}' };
  expect(caseOf({ requirement: 'bodies.notObject', path: 'rootCertificate', plan }, place)).toBeUndefined();
});
