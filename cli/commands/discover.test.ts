// discover: what it proposes is read back by --config; what a target says of itself neither leads the token elsewhere
// nor writes anything but comments and ids.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { type Ran, run } from '../../test-support/command.ts';
import { listen, type Server } from '../../test-support/server.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-discover-'));
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

const token = { GRAPH_TOKEN: 'a-token-of-the-tests' };
const root = '/beta/deviceManagement/deviceConfigurations';

/** A proposal in which a person took every # away, and the braces. */
const uncommented = (text: string): string =>
  text
    .replace('paths: {} #', 'paths: #')
    .split('\n')
    .map((line) => (/^ {2}# {3}\w+: |^ {2}# \w+:$/.test(line) ? line.replace('# ', '') : line))
    .join('\n');

let count = 0;
const newFile = (): string => {
  count += 1;
  return join(directory, `${count}.yaml`);
};

const serving = async (
  answer: (url: string, message: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> => {
  const server = await listen((message, response) => answer(message.url ?? '', message, response));
  open.push(server);
  return server;
};

type Page = { readonly value: readonly unknown[]; readonly '@odata.nextLink'?: string };

/** A tenant that shows these pages by the URL that was asked for; every other GET is answered with a status. */
const showing = (pages: (url: string) => Page | undefined, status: (url: string) => number = () => 200) =>
  serving((url, _, response) => {
    const page = pages(url);
    response.writeHead(page ? 200 : status(url)).end(JSON.stringify(page ?? { value: [] }));
  });

const discover = ({ url }: Server, ...args: readonly string[]): Promise<Ran> =>
  run(['discover', '--target', `${url}/beta`, ...args], token);

const of = (id: string, type: string, displayName = 'Test') => ({
  id,
  displayName,
  '@odata.type': `#microsoft.graph.${type}`,
});
const onePage =
  (...value: readonly unknown[]) =>
  (url: string) =>
    url === root ? { value } : undefined;

test('proposes ids for every path of the embedded tenant, which verify takes', async () => {
  const file = newFile();
  expect(await run(['discover', '--out', file])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringContaining(file),
  });
  const { idsOf, withoutIds } = readSettings(userStatus, { config: file }, {});
  expect(withoutIds).toEqual([]);
  expect(new Set(Object.values(idsOf).map((ids) => ids['deviceConfigurationId'])).size).toBeGreaterThan(3);
  expect(idsOf['windowsWifiServerRootCertificate']?.['windows81TrustedRootCertificateId']).toMatch(/^c0f1/);
  expect(readFileSync(file, 'utf8')).toContain('of the 5 configurations of http://127.0.0.1');
  expect(readFileSync(file, 'utf8')).toMatch(
    /# "Conformance tests", .* its name says that it is for tests\n {2}deviceConfiguration:\n.*005"\n/,
  );
  const args = [
    'verify',
    '--config',
    file,
    '--only',
    'paths.example',
    '--cases',
    '0',
    '--report-dir',
    join(directory, 'run'),
  ];
  expect(await run(args)).toMatchObject({ code: 0 });
});

test('follows pages, absolute and relative, and sends the token with each', async () => {
  const seen: (string | undefined)[] = [];
  const server = await serving((url, { headers }, response) => {
    seen.push(headers.authorization);
    const next = {
      [root]: `${root}?$skiptoken=1`,
      [`${root}?$skiptoken=1`]: `http://${headers.host}${root}?$skiptoken=2`,
    }[url];
    response.end(
      JSON.stringify({ value: [of(`id-${url.slice(-1)}`, 'x')], ...(next ? { '@odata.nextLink': next } : {}) }),
    );
  });
  expect(await discover(server)).toMatchObject({ code: 0, stdout: expect.stringContaining('of the 3 configurations') });
  expect(new Set(seen)).toEqual(new Set(['Bearer a-token-of-the-tests']));
});

test.each<[string, (other: string, own: string) => string]>([
  ['another origin', (other) => `${other}${root}?page=2`],
  ['another host without a scheme', (other) => `${other.replace('http:', '')}${root}`],
  ['another scheme', (_, own) => `${own.replace('http:', 'https:')}${root}?page=2`],
  ['another user', (other, own) => `${own}@${other.replace('http://', '')}${root}`],
  ['what lies outside of the base URL', (_, own) => `${own}/v1.0/deviceManagement`],
  ['what lies outside, by dots', () => '../../../elsewhere'],
  ['no URL', () => 'http://['],
])('does not follow a page to %s', async (_, linkTo) => {
  const other = await serving((_url, _message, response) => void response.end('{"value":[]}'));
  const server = await serving(
    (_url, _message, response) =>
      void response.end(JSON.stringify({ value: [], '@odata.nextLink': linkTo(other.url, server.url) })),
  );
  const file = newFile();
  const { code, stderr } = await discover(server, '--out', file);
  expect([code, stderr]).toEqual([3, expect.stringContaining('it was not followed')]);
  expect([other.seen(), server.seen(), existsSync(file)]).toEqual([0, 1, false]);
});

test.each<[string, (count: number) => string, number]>([
  ['the same again', () => root, 1],
  ['always another', (page) => `${root}?page=${page}`, 1_000],
])('pages without end are left: %s', async (_, linkTo, pages) => {
  const server = await serving(
    (_url, _message, response) =>
      void response.end(JSON.stringify({ value: [], '@odata.nextLink': linkTo(server.seen()) })),
  );
  expect(await discover(server)).toMatchObject({
    code: 3,
    stderr: expect.stringContaining(`do not end: ${pages} were read`),
  });
  expect(server.seen()).toBe(pages);
});

test('pages of megabytes are left, and none is kept', async () => {
  const value = `[${'1,'.repeat(3 * 1024 * 1024)}1]`;
  const server = await serving(
    (_url, _message, response) =>
      void response.end(`{"value":${value},"@odata.nextLink":"${root}?page=${server.seen()}"}`),
  );
  expect(await discover(server)).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('have more than 268435456 bytes'),
  });
  expect(server.seen()).toBeLessThan(60);
});

test('names and types of configurations stay in a comment', async () => {
  const names = [
    'a\npaths: {}',
    'a\r  b: c',
    '# "',
    '\u2028x: y\u0085z: 1',
    '\u001b[2J\u202e',
    'x'.repeat(100_000),
    7,
    null,
  ];
  for (const displayName of names) {
    const server = await showing(onePage({ ...of('one', 'x'), displayName, '@odata.type': displayName }));
    const { code, stdout } = await discover(server);
    const { paths, names: written } = parse(stdout);
    expect([code, paths]).toEqual([0, {}]);
    expect(written).toEqual({ one: typeof displayName === 'string' ? displayName.slice(0, 256) : '' });
    expect(parse(uncommented(stdout)).paths).toEqual({ deviceConfiguration: { deviceConfigurationId: 'one' } });
    for (const hidden of ['\u001b', '\u202e', '\u2028', '\u0085']) expect(stdout).not.toContain(hidden);
    expect(stdout.length).toBeLessThan(4_000);
  }
});

test('ids that no path can take are left out; those that look like numbers stay text', async () => {
  const bad = ['..', '../x', '', 'a b', 'a\nb', '\u202e', 'x'.repeat(1_001), 7, null, undefined];
  const server = await showing(
    onePage(null, 'x', [], ...bad.map((id) => ({ id })), { id: '0123', displayName: 'Test' }, { id: 'true' }),
  );
  const file = newFile();
  expect(await discover(server, '--out', file)).toMatchObject({ code: 0 });
  expect(readSettings(userStatus, { config: file }, {}).idsOf['deviceConfiguration']).toEqual({
    deviceConfigurationId: '0123',
  });
});

test('a path without a configuration is named, and verify sends nothing there', async () => {
  const all = [of('scep', 'iosScepCertificateProfile'), of('wifi', 'windowsWifiEnterpriseEAPConfiguration')];
  const isShown = (url: string): boolean =>
    !url.includes('/rootCertificate/') || url.includes('/scep/microsoft.graph.');
  const server = await showing(onePage(...all), (url) => (isShown(url) ? 200 : 404));
  const file = newFile();
  await discover(server, '--out', file);
  const { withoutIds } = readSettings(userStatus, { config: file }, {});
  expect(userStatus.paths.names.filter((path) => !withoutIds.includes(path))).toEqual([
    ...['deviceConfiguration', 'identityCertificate', 'iosScepRootCertificate', 'windowsWifiClientCertificate'],
  ]);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(
    '# windowsPhoneVpnIdentityCertificate: the path needs windowsPhone81VpnConfiguration, and there is none.',
  );
  expect(text).toContain(
    '# rootCertificate: the path needs a certificate profile; GET was not answered with 200 for the 1 of 1',
  );
});

test('asks the next one where the first does not show userStatuses, but not all of them', async () => {
  const all = Array.from({ length: 30 }, (_, index) => of(`wifi-${index}`, 'windowsWifiEnterpriseEAPConfiguration'));
  const server = await showing(onePage(...all, of('vpn', 'windowsPhone81VpnConfiguration')), (url) =>
    url.includes('identityCertificateForClient') && !url.includes('wifi-3/') ? 404 : url.includes('/vpn/') ? 404 : 200,
  );
  const { stdout } = await discover(server);
  expect(parse(stdout).paths.windowsWifiClientCertificate).toEqual({ deviceConfigurationId: 'wifi-3' });
  expect(stdout).toContain('GET was not answered with 200 for the 10 of 30 that were tried');
  expect(server.seen()).toBeLessThan(100);
});

test('an existing file is not replaced, and nothing is sent, without --overwrite', async () => {
  const server = await showing(onePage(of('one', 'x')));
  const file = newFile();
  writeFileSync(file, 'mine');
  expect(await discover(server, '--out', file)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--overwrite'),
  });
  expect([readFileSync(file, 'utf8'), server.seen()]).toEqual(['mine', 0]);
  expect(await discover(server, '--out', file, '--overwrite')).toMatchObject({ code: 0 });
  expect(parse(readFileSync(file, 'utf8'))).toHaveProperty('paths');
  const nowhere = join(directory, 'no', 'such', 'file.yaml');
  expect(await discover(server, '--out', nowhere)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('cannot be written'),
  });
});

test.each<[string, number, string, string]>([
  ['401', 401, '{}', 'the token is not accepted (401)'],
  ['403', 403, '{}', 'it needs DeviceManagementConfiguration.ReadWrite.All'],
  ['404', 404, '{}', 'the base URL must end where /deviceManagement begins'],
  ['500', 500, '{}', 'the target answered 500'],
  ['HTML', 200, '<html>', 'not a collection in JSON'],
  ['an object', 200, '{"value":{}}', 'not a collection in JSON'],
  ['nothing', 200, '{"value":[]}', 'of the 0 configurations'],
])('%s has no verdict, and nothing is proposed', async (_, status, body, sentence) => {
  const server = await serving((_url, _message, response) => void response.writeHead(status).end(body));
  const { code, stderr, stdout } = await discover(server);
  expect([code, stdout, stderr]).toEqual([3, '', expect.stringContaining(sentence)]);
  expect(stderr).not.toMatch(/^ {4}at |a-token/m);
});

test('a target that cannot be reached has no verdict', async () => {
  const server = await serving(() => undefined);
  server.close();
  expect(await discover(server)).toMatchObject({ code: 3, stderr: expect.stringContaining('there was no answer') });
});

test('what may be in use is commented out, and said to be', async () => {
  const file = newFile();
  const all = [of('one', 'x', 'Corp WiFi'), of('two', 'iosScepCertificateProfile', 'Conformance tests')];
  const ran = await discover(await showing(onePage(all[0])), '--out', file);
  expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('what might be in use is commented out') });
  expect(readSettings(userStatus, { config: file }, {}).withoutIds).toEqual(userStatus.paths.names);
  const both = await discover(
    await showing(onePage(...all, of('three', 'windowsPhone81VpnConfiguration', 'VPN'))),
    '--out',
    file,
    '--overwrite',
  );
  expect(both.stderr).toContain(`npx userstatus-conformance verify --target http://127.0.0.1`);
  const { idsOf, withoutIds } = readSettings(userStatus, { config: file }, {});
  expect(idsOf['deviceConfiguration']).toEqual({ deviceConfigurationId: 'two' });
  expect(withoutIds).toContain('windowsPhoneVpnIdentityCertificate');
  expect(parse(uncommented(readFileSync(file, 'utf8'))).paths.windowsPhoneVpnIdentityCertificate).toEqual({
    deviceConfigurationId: 'three',
  });
});

test('a name of these tests comes before one of other tests', async () => {
  const all = [of('corp', 'x', 'Corp WiFi'), of('test', 'x', 'Test'), of('own', 'x', 'Conformance tests')];
  const { stdout } = await discover(await showing(onePage(...all)));
  expect(parse(stdout).paths).toEqual({ deviceConfiguration: { deviceConfigurationId: 'own' } });
});
