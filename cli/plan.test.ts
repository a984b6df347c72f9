// The plan of a run: what a person reads before anything is sent, each thing once.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../contracts/user-status/contract.ts';
import { forecast } from '../engine/campaign/forecast.ts';
import { type RunOptions, readSettings } from '../engine/settings/settings.ts';
import { lawfulClaims, webToken } from '../test-support/web-token.ts';
import { planLines } from './plan.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-plan-'));
afterAll(() => rmSync(directory, { recursive: true }));

const elsewhere = 'https://graph.example/beta';
const settingsOf = (said: RunOptions = {}) =>
  readSettings(userStatus, { target: elsewhere, seed: '1', cases: '0', ...said }, { GRAPH_TOKEN: 'a-token' });

const configured = (configuration: object): RunOptions => {
  const config = join(directory, 'tenant.json');
  writeFileSync(config, JSON.stringify(configuration));
  return { config };
};

const two = {
  deviceConfiguration: { deviceConfigurationId: 'one' },
  rootCertificate: { deviceConfigurationId: 'two' },
  windowsWifiServerRootCertificate: { deviceConfigurationId: 'one', windows81TrustedRootCertificateId: 'below' },
};

test('names each configuration once, with its id, and the paths below it', () => {
  const lines = planLines(settingsOf(configured({ paths: two, names: { one: 'Tests, "1"', other: 'x' } })));
  const root = '  /deviceManagement/deviceConfigurations';
  expect(lines.filter((line) => line.startsWith(root))).toEqual([
    `${root}/one, called "Tests, \\"1\\""`,
    `${root}/two`,
  ]);
  const at = lines.indexOf(`${root}/one, called "Tests, \\"1\\""`);
  expect(lines[at + 1]).toMatch(/^ +\d+ +\d+ {2}\/userStatuses$/);
  expect(lines[at + 2]).toMatch(/\/rootCertificatesForServerValidation\/below\/userStatuses$/);
});

test.each(['a\nverify sends to nobody', '\u001b[2J', 'x'.repeat(1_000), '🚀'.repeat(200), '\u202e', '__proto__'])(
  'a name is on one line, and short: %j',
  (name) => {
    const lines = planLines(
      settingsOf(configured({ paths: { deviceConfiguration: two.rootCertificate }, names: { two: name } })),
    );
    const [line = ''] = lines.filter((text) => text.includes('called'));
    expect(line.length).toBeLessThan(200);
    for (const hidden of ['\n', '\u001b']) expect(line).not.toContain(hidden);
    expect(lines).toHaveLength(
      planLines(settingsOf(configured({ paths: { deviceConfiguration: two.rootCertificate } }))).length,
    );
  },
);

test('says what is sent beside the cases, and how long all takes at the published pace', () => {
  const settings = settingsOf();
  const [requests, creates] = [
    forecast(settings).reduce((sum, on) => sum + on.requests, 0),
    forecast(settings).reduce((sum, on) => sum + on.creates, 0),
  ];
  const minutes = Math.ceil((requests + 24 + creates - 8) / 5 / 60);
  const text = planLines(settings).join('\n');
  expect(text).toContain('one create on each path is read and deleted (24 requests more)');
  expect(text).toContain(
    `At the end what it created is deleted (up to ${(creates - 8).toLocaleString('en')} requests more)`,
  );
  expect(text).toContain(`It takes about ${minutes} minutes.`);
  expect(text).toContain('At most 32 at once, 5 a second, ');
});

test.each([
  ['1', {}, true],
  ['2', {}, true],
  ['3', {}, false],
  ['1', { cleanup: false }, false],
])('of a budget of %s, with %j, says that nothing is sent: %j', (budget, said, isNothing) => {
  const text = planLines(
    readSettings(userStatus, { target: elsewhere, seed: '1', budget, ...said }, { GRAPH_TOKEN: 'a-token' }),
  ).join('\n');
  expect(text.includes('the first create of a path takes 3 requests there')).toBe(isNothing);
});

test('says where it would end early', () => {
  const text = planLines(settingsOf({ rate: '1', maxMinutes: '2' })).join('\n');
  expect(text).toContain('more than --max-minutes allows');
});

test('promises no deletes with --no-cleanup, and no pace on this machine', () => {
  const kept = planLines(settingsOf({ cleanup: false })).join('\n');
  expect(kept).toContain('What is created stays');
  expect(kept).not.toContain('requests more');
  const here = planLines(settingsOf({ target: 'http://127.0.0.1:9/beta', cleanup: true })).join('\n');
  expect(here).not.toMatch(/minutes\.|a second|read and deleted/);
  expect(here).toMatch(/At the end what it created is deleted \(up to [\d,]+ requests more\)/);
});

test.each([
  [0.5, true],
  [30, false],
])('says of a token that ends in %d minutes that it ends before the run: %j', (minutes, isEarly) => {
  const exp = Math.floor(Date.now() / 1_000 + 60 * minutes);
  const said = { target: elsewhere, seed: '1', budget: '200' };
  const environment = { GRAPH_TOKEN: webToken({ ...lawfulClaims, exp }) };
  const text = planLines(readSettings(userStatus, said, environment)).join('\n');
  expect(text.includes('The token in GRAPH_TOKEN ends in 0 minutes, before that')).toBe(isEarly);
});

test('a pace that is given is the pace of the run', () =>
  expect([settingsOf({ rate: '50' }).rate, settingsOf(configured({ limits: { rate: 2 } })).rate]).toEqual([50, 2]));
