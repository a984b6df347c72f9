// Runs every command in the README and the docs, and checks its exit code.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { type Served, serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { placeNpx } from '../../test-support/npx.ts';
import { configurationSchemaText } from './configuration-schema.ts';
import { requirementsPage } from './requirements.ts';

jest.setTimeout(120_000);

const exec = promisify(execFile);
const root = join(__dirname, '../..');
// These pages need a broker, the npm registry or a login: tools/broker/docs.test.ts, tools/package/test.ts and
// tools/login/docs.test.ts run their commands.
const elsewhere: readonly string[] = ['broker.md', 'credentials.md', 'package.md'];
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && !elsewhere.includes(name))
    .map((name) => join('docs', name)),
];
const read = (page: string): string => readFileSync(join(root, page), 'utf8');

const blocks = (page: string, language: string): string[] =>
  [...read(page).matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].flatMap(([, found, text = '']) =>
    found === language ? [text] : [],
  );

const commands = pages.flatMap((page) =>
  blocks(page, 'sh').flatMap((block) =>
    block
      .trim()
      .split('\n')
      .map((command) => [page, command] as const),
  ),
);

// Installing has happened before any test can run, and the tests do not run themselves again.
const prepared = 'npm ci && ';

let tenant: Served;
beforeAll(async () => {
  tenant = await serve(createTenant({ contract: userStatus }));
});
afterAll(() => tenant.close());

// Commands that write into the reader's project run in an empty one, where npx would look for the published package.
const projects = mkdtempSync(join(tmpdir(), 'userstatus-projects-'));
afterAll(() => rmSync(projects, { recursive: true }));
const bin = placeNpx(projects);
const writing = 'npx userstatus-conformance init';
// The mock on the reader's machine is the tenant of this test, which checks tokens.
const onLocalhost = 'GRAPH_TOKEN=any npx userstatus-conformance verify --target http://localhost:3000/beta';
// What spares a real tenant only makes this test wait.
const slowly = / --rate \d+/;
// README's own command examines a tenant as a whole, and other tests run whole selftests: the other commands that would do it
// again send a part.
const examining =
  /^(?:rm -f \S+ && )?(?:\w+=\S+ )*npx userstatus-conformance verify\b(?!.* --(?:budget|cases-from|config|dry-run|only|replay)\b).*/;
const testingItself = /^npx userstatus-conformance selftest\b.*/;
const placeOf = (command: string): { readonly cwd: string; readonly line: string } =>
  command.startsWith(writing)
    ? {
        cwd: mkdtempSync(join(projects, 'one-')),
        line: command.replace(writing, `node ${join(root, 'cli/main.ts')} init`),
      }
    : {
        cwd: root,
        line: command
          .replace(onLocalhost, 'npx userstatus-conformance verify --target "$GRAPH_BASE_URL"')
          .replace(slowly, '')
          .replace(examining, (line) => `${line} --path deviceConfiguration rootCertificate`)
          .replace(testingItself, (line) => `${line} --cases 5`),
      };

const inShell = (command: string, npx = bin) => {
  const { cwd, line } = placeOf(command);
  return exec('sh', ['-c', line], {
    cwd,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      PATH: `${npx}:${join(root, 'node_modules/.bin')}:${process.env['PATH']}`,
      GRAPH_BASE_URL: tenant.baseUrl,
      GRAPH_TOKEN: tenantTokens.granted,
    },
  });
};

test('the first command in the README is the one for a mock on localhost', () =>
  expect(commands[0]).toEqual(['README.md', onLocalhost]));

test('there are commands to run', () => expect(commands.length).toBeGreaterThan(7));

test.each(commands.filter(([, command]) => command !== `${prepared}npm test`))('%s: %s', async (_, command) => {
  const rest = command.startsWith(prepared) ? command.slice(prepared.length) : command;
  const code = await inShell(rest).then(
    () => 0,
    (error: { readonly code: number }) => error.code,
  );
  expect(code).toBe(0);
});

test('npx itself finds the command', async () => {
  const { stdout } = await inShell('npx userstatus-conformance --version', projects);
  expect(stdout).toBe(`${packageFile.version}\n`);
});

test('the test command of the README is this one', () => {
  expect(commands.map(([, command]) => command)).toContain(`${prepared}npm test`);
  expect(packageFile.scripts.test).toBe(
    'npm run typecheck && jest --selectProjects tests && npm run selftest -- --sample',
  );
  expect(packageFile.scripts.selftest).toBe('node cli/bin.mjs selftest');
});

test('the configuration in the docs is valid', () => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-docs-'));
  const shown = blocks('docs/verify.md', 'yaml').map((text, index) => {
    const file = join(directory, `${index}.yaml`);
    writeFileSync(file, text);
    return readSettings(userStatus, { config: file }, {});
  });
  rmSync(directory, { recursive: true });
  expect(shown).toHaveLength(1);
  expect(shown[0]?.idsOf['windowsWifiServerRootCertificate']).toEqual({
    deviceConfigurationId: '0f0f0f0f-3db2-7e32-b23d-327eb23d327e',
    windows81TrustedRootCertificateId: '1e1e1e1e-3db2-7e32-b23d-327eb23d327e',
  });
  expect(shown[0]).toMatchObject({ concurrency: 4, requestTimeout: 30_000, maxRequests: 20_000, rate: 20 });
});

test('the schema of a configuration is up to date', () =>
  expect(read('contracts/user-status/configuration.schema.json')).toBe(configurationSchemaText()));

test('the table of requirements is up to date', () => expect(read('docs/requirements.md')).toBe(requirementsPage()));

test.each([
  ['verify', 'verify'],
  ['selftest', 'selftest'],
  ['cleanup', 'clean-up'],
  ['discover', 'discover'],
  ['drift', 'drift'],
])('the docs list exactly the options of %s', async (verb, page) => {
  const { stdout } = await inShell(`npx userstatus-conformance ${verb} --help`);
  const offered = [...stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option);
  const documented = [...read(`docs/${page}.md`).matchAll(/^\| `(--[\w-]+)/gm)].map(([, option]) => option);
  expect(documented.sort()).toEqual(offered.sort());
});
