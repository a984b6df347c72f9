// Only contracts/user-status/ knows the operation: generators, judges, tenant, campaign, selftest, gate and reports run
// unchanged on a second contract, of a sibling page.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { openGate } from '../../client/gate/gate.ts';
import { judgeBody } from '../../contracts/judging/judge-request.ts';
import { createSchemaOf } from '../../contracts/odata/schema.ts';
import { bodyId } from '../../contracts/requirements/requirement-id.ts';
import { runConformance } from '../../engine/campaign/conformance.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import type { Verdict } from '../../engine/campaign/verdict.ts';
import { brokenIn, campaignOn, examineAll, isCaught } from '../../engine/selftest/in-process.ts';
import { killMatrix } from '../../engine/selftest/kill-matrix.ts';
import { runTrial } from '../../engine/selftest/trial.ts';
import { type Done, planTrials } from '../../engine/selftest/trials.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { acceptedBodies, refusedBodies } from '../../fixtures/cases/arbitraries.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { toMarkdown } from '../../reports/formats/markdown.ts';
import { readResults } from '../../reports/record/read.ts';
import { openRecord } from '../../reports/record/record.ts';
import { writeResults } from '../../reports/record/write-results.ts';
import { gridLines } from '../../reports/terminal/grid.ts';
import { deviceStatus as contract } from '../../test-support/device-status/contract.ts';
import { shareOfDay } from '../../test-support/share-of-day.ts';

jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-second-'));
afterAll(() => rmSync(directory, { recursive: true }));

const path = contract.paths.fill('deviceConfiguration', { deviceConfigurationId: '1' });

test('has requirements of its own about each of its properties', () => {
  const ids = contract.requirements.all.map(({ id }) => id);
  expect(ids).toContain(bodyId('complianceGracePeriodExpirationDateTime', 'calendar'));
  expect(ids).toContain('answers.platform.echo');
  expect(ids.filter((id) => id.includes('devicesCount') || id.includes('userDisplayName'))).toEqual([]);
});

test('its generated bodies satisfy schema and judge, or break the requirement they were made for', () => {
  const keepsSchema = new Ajv2020().compile(createSchemaOf(contract.entity));
  fc.assert(
    fc.property(acceptedBodies(contract), (body) => {
      expect(judgeBody(contract, body)).toEqual([]);
      expect(keepsSchema(JSON.parse(body))).toBe(true);
    }),
    { seed: 1, numRuns: 200 },
  );
  fc.assert(
    fc.property(refusedBodies(contract), ({ body, requirement }) =>
      expect(judgeBody(contract, body).map((finding) => finding.requirement)).toContain(requirement),
    ),
    { seed: 1, numRuns: 300 },
  );
});

test('its plain tenant keeps every requirement, and there is no finding against its oddities', async () => {
  const ids = providerRequirements(contract)
    .filter(({ level }) => level !== 'UNSPECIFIED')
    .map(({ id }) => id);
  const lawful = odditiesOf(contract).filter(({ socketOnly }, index) => !socketOnly && index % 5 === 0);
  expect(lawful.length).toBeGreaterThan(5);
  for (const deviations of [[], ...lawful.map((oddity) => [oddity])]) {
    const verdicts = await examineAll(campaignOn(deviations, { contract, cases: 2 }), ids);
    const isMust = ({ requirement }: Verdict): boolean => contract.requirements.get(requirement).level === 'MUST';
    expect([deviations.map(({ name }) => name), brokenIn(verdicts.filter(isMust))]).toEqual([
      deviations.map(({ name }) => name),
      [],
    ]);
  }
});

const today = shareOfDay(8);

test(`its faults are caught, each by the requirement it breaks (${today.name})`, async () => {
  const faults = faultsOf(contract).filter(({ rare }, index) => !rare && today.isTried(index));
  const survivors: string[] = [];
  for (const fault of faults) if (!(await isCaught(contract, fault))) survivors.push(fault.name);
  expect(faults.length).toBeGreaterThan(20);
  expect(survivors).toEqual([]);
});

test('selftest tries its faults and oddities', async () => {
  const names = ['platform-int16', 'deviceDisplayName-trimmed', 'utc'];
  const plan = planTrials(contract, names, { cases: 20, seed: 1, seeds: 1 }).filter(
    ({ purpose }) => purpose.kind !== 'fault' || purpose.way !== 'oneInHundred',
  );
  const done: Done[] = [];
  for (const planned of plan) done.push({ ...planned, tried: await runTrial(contract, planned.trial) });
  const { faults, oddities, falseAlarms } = killMatrix(contract, done);
  expect(faults.map(({ name, caught }) => [name, caught])).toEqual([
    ['deviceDisplayName-trimmed', { always: true, onOnePath: true }],
    ['platform-int16', { always: true, onOnePath: true }],
  ]);
  expect([oddities.map(({ blamedBy }) => blamedBy), falseAlarms]).toEqual([[[]], []]);
});

test('a run over a socket records a fault of a target, and the reports name it', async () => {
  const tenant = await startTenant(contract, { names: ['platform-int16'] });
  const said = { target: tenant.baseUrl, seed: '1', cases: '20' };
  const environment = { GRAPH_TOKEN: 'embedded-tenant-token' };
  const record = openRecord();
  await runConformance(readSettings(contract, said, environment), record.hear);
  await tenant.close();
  const results = record.results();
  if (!results) throw new Error('no record was written');
  writeResults(results, directory);
  const read = readResults(directory);
  expect(read.verdict).toBe('nonconformant');
  expect(read.requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toEqual([
    'answers.platform.echo',
  ]);
  expect(read.coverage?.map(({ about }) => about)).toContain('platform: numbers');
  expect(gridLines(read.requirements, 200).join('\n')).toContain('windowsWifiServerRootCertificate');
  expect(toMarkdown([read])).toContain('answers.platform.echo');
});

test('the gate judges its clients', async () => {
  const events: RunEvent[] = [];
  const gate = await openGate({ contract, replay: 'the command', listener: (event) => events.push(event) });
  const { GRAPH_TOKEN: token } = gate.variables;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' };
  const create = async (body: string): Promise<number> =>
    (await fetch(gate.baseUrl + path, { method: 'POST', headers, body })).status;
  const { platform: _, ...without } = JSON.parse(contract.example.request);
  expect([await create(contract.example.request), await create(JSON.stringify(without))]).toEqual([201, 400]);
  await gate.close();
  const broken = events.flatMap((event) =>
    event.kind === 'verdict' && event.verdict.outcome === 'fail' ? [event.verdict.requirement] : [],
  );
  expect(broken).toEqual(['bodies.platform.missing']);
});
