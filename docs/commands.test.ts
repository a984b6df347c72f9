// Every command that the README and the docs show is run, and ends as it should.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTenant, type Served, serve, tenantTokens } from '../fixtures/index.ts';
import packageFile from '../package.json' with { type: 'json' };
import { readSettings } from '../target/index.ts';
import { requirementsPage } from './requirements.ts';

jest.setTimeout(120_000);

const exec = promisify(execFile);
const root = join(__dirname, '..');
// The page about brokers needs one: broker/docs.test.ts runs its commands.
const pages = [
  'README.md',
  ...readdirSync(__dirname)
    .filter((name) => name.endsWith('.md') && name !== 'broker.md')
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

// What a fresh clone needs first has been done before any test can run; the tests do not run themselves again.
const prepared = 'npm ci && ';

let tenant: Served;
beforeAll(async () => {
  tenant = await serve(createTenant());
});
afterAll(() => tenant.close());

const inShell = (command: string) =>
  exec('sh', ['-c', command], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`,
      GRAPH_BASE_URL: tenant.baseUrl,
      GRAPH_TOKEN: tenantTokens.granted,
    },
  });

test('there are commands to run', () => expect(commands.length).toBeGreaterThan(7));

test.each(commands.filter(([, command]) => command !== `${prepared}npm test`))('%s: %s', async (_, command) => {
  await expect(inShell(command.startsWith(prepared) ? command.slice(prepared.length) : command)).resolves.toBeDefined();
});

test('the test command of the README is this one', () => {
  expect(commands.map(([, command]) => command)).toContain(`${prepared}npm test`);
  expect(packageFile.scripts.test).toBe('jest --selectProjects tests && npm run selftest');
  expect(packageFile.scripts.selftest).toBe('node cli/main.ts selftest');
});

test('the configuration that the docs show is one', () => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-docs-'));
  const shown = blocks('docs/verify.md', 'yaml').map((text, index) => {
    const file = join(directory, `${index}.yaml`);
    writeFileSync(file, text);
    return readSettings({ config: file }, {});
  });
  rmSync(directory, { recursive: true });
  expect(shown).toHaveLength(1);
  expect(shown[0]?.idsOf.windowsWifiServerRootCertificate).toEqual({
    deviceConfigurationId: '0f0f0f0f-3db2-7e32-b23d-327eb23d327e',
    windows81TrustedRootCertificateId: '1e1e1e1e-3db2-7e32-b23d-327eb23d327e',
  });
  expect(shown[0]).toMatchObject({ concurrency: 4, requestTimeout: 30_000, maxRequests: 20_000 });
});

test('the table of requirements is the catalogue', () => expect(read('docs/requirements.md')).toBe(requirementsPage()));

test.each([
  ['verify', 'verify'],
  ['selftest', 'selftest'],
  ['cleanup', 'clean-up'],
  ['discover', 'discover'],
])('every option of %s is in the docs, and none that does not exist', async (verb, page) => {
  const { stdout } = await inShell(`npx userstatus-conformance ${verb} --help`);
  const offered = [...stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option);
  const documented = [...read(`docs/${page}.md`).matchAll(/^\| `(--[\w-]+)/gm)].map(([, option]) => option);
  expect(documented.sort()).toEqual(offered.sort());
});
