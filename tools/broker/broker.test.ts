// The pact commands against a real broker: publish, verify, can-i-deploy, record-deployment, and the broker's refusals.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { requirementTag } from '../../pact/file/requirement-tag.ts';
import { type Ran, run } from '../../test-support/command.ts';
import { listen } from '../../test-support/server.ts';
import { held, make } from './api.ts';

jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-broker-test-'));
afterAll(() => rmSync(directory, { recursive: true }));

// A broker that was already running may have data of other runs, so this run uses its own names.
const ofThisRun = `${Date.now()}`;
const [consumer, provider, environment] = [
  `consumer-${ofThisRun}`,
  `provider-${ofThisRun}`,
  `environment-${ofThisRun}`,
];

const pinned = join(__dirname, '../../contracts/user-status/pacts');
type Pact = {
  consumer: object;
  provider: object;
  interactions: { response: { status: number } }[];
};

/** A pact file with some of the pinned interactions, between the parties of this run. */
const pactFile = (name: string, change: (pact: Pact) => void = () => undefined): string => {
  const pact: Pact = JSON.parse(readFileSync(join(pinned, readdirSync(pinned)[0] ?? ''), 'utf8'));
  Object.assign(pact, { consumer: { name: consumer }, provider: { name: provider } });
  pact.interactions = pact.interactions
    .filter((interaction) => requirementTag(interaction) === 'paths.example')
    .slice(0, 3);
  change(pact);
  const file = join(directory, `${name}.json`);
  writeFileSync(file, JSON.stringify(pact));
  return file;
};

const ours = pactFile('ours');
const promisesTooMuch = (pact: Pact): void => {
  for (const { response } of pact.interactions) response.status = 299;
};

const pact = (...args: readonly string[]): Promise<Ran> => run(['pact', ...args]);
const publish = (file: string, version: string, branch = 'main'): Promise<Ran> =>
  pact('publish', file, '--app-version', version, '--branch', branch);
const canIDeploy = (name: string, version: string): Promise<Ran> =>
  pact('can-i-deploy', '--pacticipant', name, '--app-version', version, '--to', environment);
const recordDeployment = (name: string, version: string, to = environment): Promise<Ran> =>
  pact('record-deployment', '--pacticipant', name, '--app-version', version, '--to', to);

const report = join(directory, 'report');
const fromBroker = ['--broker', '--provider', provider, '--report-dir', report];
const verify = (version: string, ...args: readonly string[]): Promise<Ran> =>
  pact('verify', ...fromBroker, '--app-version', version, '--branch', 'main', ...args);

beforeAll(() => make('/environments', { name: environment, displayName: environment, production: false }));

test('a pact is published with its version and branch', async () => {
  const { code, stdout, stderr } = await publish(ours, '1.0.0');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`published: ${consumer} to ${provider}, version 1.0.0`);
  const { interactions } = await held(`/pacts/provider/${provider}/consumer/${consumer}/version/1.0.0`);
  expect(interactions).toHaveLength(3);
  const branch = await held(`/pacticipants/${consumer}/branches/main/latest-version`);
  expect(branch.number).toBe('1.0.0');
});

test('without a version the commit of git is used', async () => {
  const { code, stdout } = await pact('publish', ours, '--branch', 'side');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/version [0-9a-f]{40}, branch side,/)]);
});

test('the same content is accepted again, other content under that version is refused with a reason', async () => {
  expect((await publish(ours, '1.0.0')).code).toBe(0);
  const { code, stderr } = await publish(pactFile('other', promisesTooMuch), '1.0.0');
  expect([code, stderr]).toEqual([3, expect.stringContaining('already holds this pact with other content under')]);
});

test('a pact that was never verified may not be deployed', async () => {
  expect((await verify('0.0.1')).code).toBe(0);
  const { code, stdout } = await canIDeploy(consumer, '1.0.0');
  expect([code, stdout]).toEqual([1, expect.stringContaining(`no: ${consumer} 1.0.0 to ${environment}`)]);
});

test('a provider that keeps the pact publishes that and is deployed, then the consumer may be deployed', async () => {
  const tenant = await serve(createTenant({ contract: userStatus }));
  const { code: kept } = await run(
    [
      'pact',
      'verify',
      ...fromBroker,
      '--target',
      tenant.baseUrl,
      '--app-version',
      '2.0.0',
      '--branch',
      'main',
      '--publish',
    ],
    { GRAPH_TOKEN: tenantTokens.granted, GRAPH_INSUFFICIENT_TOKEN: tenantTokens.insufficient },
  );
  await tenant.close();
  expect(kept).toBe(0);
  const { _links: links } = await held(`/pacts/provider/${provider}/consumer/${consumer}/version/1.0.0`);
  const { success } = await held(links['pb:latest-verification-results'].href);
  expect(success).toBe(true);
  expect((await canIDeploy(consumer, '1.0.0')).code).toBe(1);
  const deployed = await recordDeployment(provider, '2.0.0');
  expect([deployed.code, deployed.stdout]).toEqual([0, `recorded: ${provider} 2.0.0 is deployed to ${environment}\n`]);
  const { code, stdout } = await canIDeploy(consumer, '1.0.0');
  expect([code, stdout]).toEqual([0, expect.stringContaining('yes: ')]);
  expect((await recordDeployment(consumer, '1.0.0')).code).toBe(0);
});

test('a provider that breaks the pact: exit code 1, published, not to be deployed', async () => {
  const tenant = await serve(
    createTenant({ contract: userStatus, deviations: deviationsNamed(userStatus, ['status-200']) }),
  );
  const { code } = await run(
    [
      'pact',
      'verify',
      ...fromBroker,
      '--target',
      tenant.baseUrl,
      '--app-version',
      '3.0.0',
      '--branch',
      'main',
      '--publish',
    ],
    { GRAPH_TOKEN: tenantTokens.granted, GRAPH_INSUFFICIENT_TOKEN: tenantTokens.insufficient },
  );
  await tenant.close();
  expect(code).toBe(1);
  expect((await canIDeploy(provider, '3.0.0')).code).toBe(1);
});

test('a pact that expects more than the contract gives no verdict; pending beside another, it does not matter', async () => {
  expect((await publish(pactFile('ahead', promisesTooMuch), '1.1.0', 'ahead')).code).toBe(0);
  const ahead = ['--selector', '{"branch":"ahead"}'];
  const { code, stdout } = await verify('4.0.0', ...ahead);
  expect([code, stdout]).toEqual([3, expect.stringContaining('expects what the contract does not promise')]);
  const both = await verify('4.0.0', ...ahead, '{"branch":"main"}', '--pending');
  expect([both.code, both.stdout]).toEqual([0, expect.stringContaining('a pending pact fails')]);
  const alone = await verify('4.0.0', ...ahead, '--pending');
  expect([alone.code, alone.stdout]).toEqual([3, expect.stringContaining('NO VERDICT')]);
});

test('--wip-since adds the pacts of other branches as pending', async () => {
  const without = await verify('4.1.0', '--selector', '{"branch":"main"}', '--pending');
  expect([without.code, without.stdout]).toEqual([0, expect.not.stringContaining('a pending pact')]);
  const { code, stdout } = await verify('4.1.0', '--selector', '{"branch":"main"}', '--wip-since', '2020-01-01');
  expect([code, stdout]).toEqual([0, expect.stringContaining('a pending pact fails')]);
});

test('selectors that select nothing give no verdict', async () => {
  const { code, stdout } = await verify('5.0.0', '--selector', '{"branch":"nowhere"}');
  expect([code, stdout]).toEqual([3, expect.stringContaining('NO VERDICT  Failed to load pact: No pacts found')]);
});

test.each([
  ['a version that was never published', 'consumer', '9.9.9', undefined, 'has no version 9.9.9'],
  ['an environment that there is not', 'consumer', '1.0.0', 'the-moon', 'the-moon'],
])('%s is not recorded as deployed: 3', async (_, party, version, to, sentence) => {
  const name = party === 'consumer' ? consumer : provider;
  const { code, stderr } = await recordDeployment(name, version, to);
  expect([code, stderr]).toEqual([3, expect.stringContaining(sentence)]);
});

test('wrong credentials are explained, and do not appear in the output', async () => {
  const env = { PACT_BROKER_USERNAME: 'pact', PACT_BROKER_PASSWORD: 'a-wrong-password' };
  const { code, stdout, stderr } = await run(['pact', 'publish', ours, '--app-version', '1.0.0'], env);
  expect([code, stderr]).toEqual([3, expect.stringContaining('refuses the credentials (401)')]);
  expect(stdout + stderr).not.toContain('a-wrong-password');
});

test('a webhook is called when a pact has changed', async () => {
  let called: () => void;
  const call = new Promise<void>((resolve) => {
    called = resolve;
  });
  const server = await listen((_, response) => {
    response.end('{}');
    called();
  });
  await make('/webhooks', {
    consumer: { name: consumer },
    provider: { name: provider },
    events: [{ name: 'contract_content_changed' }],
    request: { method: 'POST', url: server.url, headers: { 'Content-Type': 'application/json' }, body: '{}' },
  });
  const changed = pactFile('changed', ({ interactions }) => void interactions.pop());
  expect((await publish(changed, '1.2.0')).code).toBe(0);
  await call;
  server.close();
  expect(server.seen()).toBeGreaterThan(0);
});
