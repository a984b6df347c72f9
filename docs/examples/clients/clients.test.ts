// Published clients, unchanged: the gate's findings are those in docs/clients.md.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@microsoft/microsoft-graph-client';
import nock from 'nock';
import { interceptUserStatuses, userStatusMatchers } from '../../../client/interception/index.ts';
import { exampleRequestBody } from '../../../contracts/user-status/documented/example.ts';
import { type Ran, run } from '../../../test-support/command.ts';
import { clients } from '../../../tools/clients/clients.ts';
import { installed } from '../../../tools/clients/installed.ts';
import { cellsIn, verdictCell } from '../../../tools/clients/page.ts';
import { tryClient } from '../../../tools/clients/trial.ts';

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

const page = readFileSync(join(__dirname, '../../clients.md'), 'utf8');

describe('docs/clients.md says what the gate finds in', () => {
  test.each(clients)('$name ($language)', async (client) => {
    const found = await installed(client);
    if (!found) return void process.stderr.write(`${client.name} (${client.language}) is not here: it was not run.\n`);
    const cells = [await tryClient(found), await tryClient(found, { https: true })].map(verdictCell);
    expect(cells).toEqual(cellsIn(page, client));
  });
});
