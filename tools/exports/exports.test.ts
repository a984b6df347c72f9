// Each export, loaded by the tool that it is for; the mocks made from them are judged by verify, and compared with docs/export.md.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { compare } from '../../drift/compare.ts';
import { describeMetadata } from '../../drift/describe.ts';
import { wantedBy } from '../../drift/wanted.ts';
import { exportFormats } from '../../exports/formats.ts';
import { refusalsOf } from '../../exports/refusals.ts';
import { type Served, serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { foundIn, freePort, type Mock, startMock } from './mock.ts';

jest.setTimeout(240_000);

const root = join(__dirname, '../..');
const packages = join(__dirname, 'node_modules');
const directory = mkdtempSync(join(tmpdir(), 'userstatus-exports-'));
afterAll(() => rmSync(directory, { recursive: true }));

const made = (name: string): string => exportFormats[name]?.make(userStatus) ?? '';

/** Writes an export where its tool looks for it. */
const written = (name: string, file = exportFormats[name]?.file ?? ''): string => {
  const path = join(directory, file);
  writeFileSync(path, made(name));
  return path;
};

const requests = userStatus.paths.names.length + refusalsOf(userStatus).length;

const runTool = async (file: string, args: readonly string[], env = {}): Promise<string> => {
  const options = { cwd: directory, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, [join(packages, file), ...args], options);
  return stdout;
};

let tenant: Served;
beforeAll(async () => {
  tenant = await serve(createTenant({ contract: userStatus }));
});
afterAll(() => tenant.close());

test.each(['openapi', 'prism'])('%s is valid by a validator of OpenAPI, which refuses a broken one', async (name) => {
  const check = join(directory, 'check.mjs');
  const parser = join(packages, '@readme/openapi-parser/dist/index.js');
  writeFileSync(
    check,
    `import { validate } from ${JSON.stringify(parser)};\nconsole.log((await validate(process.argv[2])).valid);\n`,
  );
  const validity = async (file: string): Promise<string> =>
    (await promisify(execFile)(process.execPath, [check, file])).stdout.trim();
  expect(await validity(written(name))).toBe('true');
  const broken = join(directory, 'broken.yaml');
  writeFileSync(broken, made(name).replace('responses:', 'answers:'));
  expect(await validity(broken)).toBe('false');
});

test('csdl is read by the converter of OASIS, whose JSON does not drift either', async () => {
  const file = written('csdl');
  await runTool('odata-csdl/lib/cli.js', [file]);
  const json = readFileSync(file.replace(/\.xml$/, '.json'));
  const { drifts } = compare(userStatus, describeMetadata(json, wantedBy(userStatus)));
  expect(drifts.filter(({ id }) => id !== 'path.recursive')).toEqual([]);
});

test('httpyac sends every request of http, and each is answered as expected', async () => {
  const env = { GRAPH_BASE_URL: tenant.baseUrl, GRAPH_TOKEN: tenantTokens.granted };
  const file = written('http');
  const sent = JSON.parse(await runTool('httpyac/bin/httpyac.js', ['send', file, '--all', '--json'], env));
  const expected = [...made('http').matchAll(/^# expected: (?:a refusal \(4xx\), such as )?(\d+)/gm)];
  const statuses = sent.requests.map(({ response }: { response: { statusCode: number } }) => response.statusCode);
  expect(statuses).toEqual(expected.map(([, status]) => Number(status)));
  expect(statuses).toHaveLength(requests);
});

test('newman runs every test of postman', async () => {
  const report = join(directory, 'newman.json');
  const variables = ['--env-var', `baseUrl=${tenant.baseUrl}`, '--env-var', `token=${tenantTokens.granted}`];
  const reporter = ['--reporters', 'json', '--reporter-json-export', report];
  await runTool('newman/bin/newman.js', ['run', written('postman'), ...variables, ...reporter]);
  const { run } = JSON.parse(readFileSync(report, 'utf8'));
  expect(run.stats.assertions).toMatchObject({ total: requests, failed: 0 });
  expect(run.failures).toEqual([]);
});

/** What docs/export.md says that each mock does, by requirement. */
const documented = (column: number): ReadonlyMap<string, string> => {
  const rows = [...readFileSync(join(root, 'docs/export.md'), 'utf8').matchAll(/^\| `([\w.]+)` +\|(.*)\|$/gm)];
  return new Map(
    rows.flatMap(([, id = '', cells = '']) => {
      const cell = cells.split('|')[column]?.trim() ?? '';
      return cell === '' ? [] : [[id, cell] as const];
    }),
  );
};

const judged = async (mock: Mock, requestTimeout = 10_000): Promise<ReadonlyMap<string, string>> => {
  try {
    return await foundIn(mock, requestTimeout);
  } finally {
    await mock.stop();
  }
};

test('the mock that Prism makes of prism is as documented', async () => {
  const prism = join(root, 'docs/examples/prism/node_modules/@stoplight/prism-cli/dist/index.js');
  const port = await freePort();
  const args = [prism, 'mock', written('prism'), '--host', '127.0.0.1', '--port', String(port)];
  // It does not answer some requests at all.
  expect(await judged(await startMock(process.execPath, args, port), 5_000)).toEqual(documented(0));
});

test('the mock that WireMock makes of wiremock is as documented', async () => {
  const port = await freePort();
  const home = join(directory, 'wiremock');
  mkdirSync(join(home, 'mappings'), { recursive: true });
  written('wiremock', 'wiremock/mappings/contract.json');
  const jar = join(packages, 'wiremock/build/wiremock-standalone-3.13.2.jar');
  const options = ['--port', String(port), '--bind-address', '127.0.0.1', '--root-dir', home, '--no-request-journal'];
  expect(await judged(await startMock('java', ['-jar', jar, ...options], port))).toEqual(documented(1));
});

test('the description of the example is the exported one', () =>
  expect(readFileSync(join(root, 'docs/examples/prism/openapi.yaml'), 'utf8')).toBe(made('prism')));
