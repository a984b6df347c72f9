// Published clients, unchanged: the gate's findings are those in docs/clients.md.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@microsoft/microsoft-graph-client';
import nock from 'nock';
import { interceptUserStatuses, userStatusMatchers } from '../../../client/interception/index.ts';
import { exampleRequestBody } from '../../../contracts/user-status/documented/example.ts';
import { type Ran, run } from '../../../test-support/command.ts';

expect.extend(userStatusMatchers);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-clients-'));
afterAll(() => rmSync(directory, { recursive: true }));
// nock's changes to node:http would outlive this file in Jest's process.
afterAll(() => nock.restore());

const gate = (command: readonly string[], ...options: readonly string[]): Promise<Ran> =>
  run(['gate', '--report-dir', directory, ...options, '--', ...command]);
const script = (name: string): string[] => [process.execPath, join(__dirname, name)];

type Row = { readonly id: string; readonly verdict: string };
const found = (verdict: string): string[] =>
  JSON.parse(readFileSync(join(directory, 'results.json'), 'utf8'))
    .requirements.filter((row: Row) => row.verdict === verdict)
    .map(({ id }: Row) => id);

describe('the Kiota-generated beta SDK', () => {
  test('keeps the contract on every path, but cuts seven fraction digits to milliseconds', async () => {
    const { code, stdout } = await gate(script('kiota.mjs'), '--require-paths', 'all');
    expect([code, found('fail'), found('warn')]).toEqual([0, [], []]);
    expect(stdout).toContain('used: lastReportedDateTime: fraction digits: 1 of 8 (3)');
  });

  test('waits for Retry-After when it is throttled', async () => {
    const { code, stdout } = await gate(script('kiota.mjs'), '--scenario', 'throttled');
    expect([code, stdout]).toEqual([0, expect.stringContaining('16 requests')]);
  });

  test('does not repeat a refusal, and its error has code and request-id', async () => {
    const { code, stderr } = await gate(script('kiota.mjs'), '--scenario', 'forbidden');
    expect([code, found('fail')]).toEqual([0, []]);
    expect(stderr).toContain("code: 'Forbidden'");
    expect(stderr).toContain('7e323db2-3db2-7e32-b23d-0000000bad00');
  });
});

describe('axios', () => {
  test('keeps the contract on every path', async () => {
    const { code } = await gate(script('axios.mjs'), '--require-paths', 'all');
    expect([code, found('fail'), found('warn')]).toEqual([0, [], []]);
  });

  test('gives up at once when it is throttled', async () => {
    const { code, stdout } = await gate(script('axios.mjs'), '--scenario', 'throttled');
    expect([code, found('fail'), stdout]).toEqual([0, [], expect.stringContaining('1 request in')]);
  });
});

describe("Microsoft's JavaScript client", () => {
  const client = Client.init({ defaultVersion: 'beta', authProvider: (done) => done(null, 'a-token') });
  const create = () =>
    client
      .api('/deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e/userStatuses')
      .post(JSON.parse(exampleRequestBody));

  test('sends no token over plain HTTP, so at the gate it is not authorised', async () => {
    const { code } = await gate(script('graph-client.mjs'));
    expect([code, found('fail'), found('warn')]).toEqual([1, ['authorization.missing'], ['headers.accept.named']]);
  });

  test('in process it keeps the contract, and sends Accept */*', async () => {
    const interception = interceptUserStatuses();
    expect(await create()).toBeUserStatus(JSON.parse(exampleRequestBody));
    interception.restore();
    expect(interception).toConformToUserStatusCreate();
    expect(interception.exchanges[0]?.request.headers['accept'] ?? '*/*').toBe('*/*');
  });

  test('waits for Retry-After when it is throttled', async () => {
    const interception = interceptUserStatuses({ scenario: 'throttled' });
    expect(await create()).toBeUserStatus();
    interception.restore();
    expect(interception.exchanges).toHaveLength(2);
    expect(interception).toConformToUserStatusCreate();
  });

  test.each(['forbidden', 'refused-by-intune'])(
    'repeats no refusal, and tells of code and request-id: %s',
    async (scenario) => {
      const interception = interceptUserStatuses({ scenario });
      const error: unknown = await create().catch((reason: unknown) => reason);
      interception.restore();
      expect(error).toCarryRefusalOf(interception);
      expect(interception).toConformToUserStatusCreate();
    },
  );
});

const hasCurl = promisify(execFile)('curl', ['--json', '', '--version']).then(
  () => true,
  () => false,
);

test('curl keeps the contract', async () => {
  if (!(await hasCurl)) return void process.stderr.write('curl (7.82 or later) is not here: its test was left out.\n');
  const { code } = await gate(['sh', join(__dirname, 'curl.sh')]);
  expect([code, found('fail'), found('warn')]).toEqual([0, [], []]);
});
