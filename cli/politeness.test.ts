// Politeness of the command: rate, budget and waits apply to all that a run sends, and every request has an id.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deviation } from '../contracts/deviations/deviation.ts';
import { userStatus } from '../contracts/user-status/contract.ts';
import { deviationsNamed } from '../fixtures/tenant/deviations.ts';
import { serve } from '../fixtures/tenant/serve.ts';
import { createTenant } from '../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../fixtures/tenant/tokens.ts';
import { run } from '../test-support/command.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-politeness-'));
afterAll(() => rmSync(directory, { recursive: true }));

const resultsIn = (name: string) => JSON.parse(readFileSync(join(directory, name, 'results.json'), 'utf8'));
const verify = (name: string, url: string, args: readonly string[]) =>
  run(['verify', '--target', url, '--report-dir', join(directory, name), ...args], {
    GRAPH_TOKEN: tenantTokens.granted,
  });

/** A tenant that keeps the headers of all it was sent. */
const hearing = async (deviations: readonly Deviation[] = []) => {
  const heard: string[] = [];
  const tenant = await serve(
    createTenant({ contract: userStatus, deviations }),
    {},
    {
      listener: ({ headers }) => void heard.push(headers['client-request-id'] ?? ''),
    },
  );
  return { ...tenant, heard };
};

const few = ['--only', 'bodies.valid', '--cases', '4', '--seed', '1'];

test('a run sends no more requests a second than --rate, over all that is under way', async () => {
  const tenant = await hearing();
  const start = performance.now();
  const { code } = await verify('rate', tenant.baseUrl, [...few, '--rate', '10', '--concurrency', '16']);
  const seconds = (performance.now() - start) / 1000;
  await tenant.close();
  expect(code).toBe(0);
  expect(tenant.heard.length).toBeGreaterThan(30);
  expect(seconds).toBeGreaterThanOrEqual((tenant.heard.length - 1) / 10);
});

test('what one run sends goes through one connection: a second suite would have limits of its own', () => {
  const suites = readdirSync(join(__dirname, '../suites/provider')).filter((name) => name.endsWith('.suite.ts'));
  expect(suites).toEqual(['create.suite.ts']);
});

test('--max-requests holds over retries and all that is under way', async () => {
  const always: Deviation = { reply: () => ({ status: 429, headers: { 'retry-after': '0' }, body: '' }) };
  const tenant = await hearing([always]);
  const { code, stdout } = await verify('budget', tenant.baseUrl, ['--max-requests', '21', '--concurrency', '16']);
  await tenant.close();
  expect([code, stdout]).toEqual([3, expect.stringContaining('the budget of --max-requests 21 is spent')]);
  expect(tenant.heard.length).toBeLessThanOrEqual(21);
  expect(resultsIn('budget').counts.requests).toBe(21);
});

test.each([
  ['seconds', 429, '31536000'],
  ['a date', 503, 'Wed, 01 Jan 2120 00:00:00 GMT'],
])('a target that asks to be left alone, in %s, is left alone', async (_, status, retryAfter) => {
  const [allowed, lanes] = [40, 8];
  let answered = 0;
  const throttling: Deviation = {
    reply: (reply) => {
      answered += 1;
      return answered > allowed ? { status, headers: { 'retry-after': retryAfter }, body: '' } : reply;
    },
  };
  const tenant = await hearing([throttling]);
  const args = ['--only', 'bodies.malformed', '--cases', '400', '--concurrency', String(lanes)];
  const { code, stdout } = await verify(`alone-${status}`, tenant.baseUrl, args);
  await tenant.close();
  expect([code, stdout]).toEqual([3, expect.stringContaining('the target kept saying "try again"')]);
  expect(tenant.heard.length).toBeLessThanOrEqual(allowed + lanes);
});

test('every request has an id of its own, and a counterexample says which', async () => {
  const tenant = await hearing(deviationsNamed(userStatus, ['accepts-bodies-malformed']));
  const { code, stdout } = await verify('ids', tenant.baseUrl, [
    '--only',
    'bodies.malformed',
    '--cases',
    '4',
    '--verbose',
  ]);
  await tenant.close();
  expect(code).toBe(1);
  expect(new Set(tenant.heard).size).toBe(tenant.heard.length);
  const { request, answer, curl } = resultsIn('ids').requirements[0].counterexample;
  const id = request.headers['client-request-id'];
  expect(tenant.heard).toContain(id);
  expect(stdout).toContain(
    `request-id: ${answer.headers['request-id']}, client-request-id: ${id}, date: ${answer.headers.date}`,
  );
  // Sent again, it is another request.
  expect(curl).not.toContain('client-request-id');
});
