// The commands of docs/broker.md, in order, against a real broker.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isScalar, parseDocument, visit } from 'yaml';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { type Served, serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { held } from './api.ts';

jest.setTimeout(120_000);

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/broker.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].flatMap(([, found, text = '']) =>
    found === language ? [text] : [],
  );

const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));

let provider: Served;
afterAll(() => provider.close());

const inShell = (command: string) => {
  const target = { GRAPH_BASE_URL: provider.baseUrl, GRAPH_TOKEN: tenantTokens.granted };
  const env = { ...process.env, ...target, GRAPH_INSUFFICIENT_TOKEN: tenantTokens.insufficient };
  return promisify(execFile)('sh', ['-c', command], { cwd: root, env });
};

type Environments = { readonly _embedded: { readonly environments: readonly { readonly name: string }[] } };

// Other tests of this broker create other environments.
beforeAll(async () => {
  provider = await serve(createTenant({ contract: userStatus }));
  const [command = ''] = /npx pact-broker create-environment [^`]+/.exec(page) ?? [];
  const {
    _embedded: { environments },
  }: Environments = await held('/environments');
  if (!environments.some(({ name }) => name === 'production')) await inShell(command);
});

test.each(commands)('%s', async (command) => {
  await expect(inShell(command)).resolves.toBeDefined();
});

test('the workflow runs these commands, in this order', () => {
  const run: unknown[] = [];
  visit(parseDocument(blocks('yaml')[0] ?? ''), {
    Pair: (_, { key, value }) =>
      void (isScalar(key) && key.value === 'run' && isScalar(value) && run.push(value.value)),
  });
  // No one is there to be asked.
  expect(run.filter((command) => command !== 'npm ci')).toEqual(commands.map((command) => `${command} --yes`));
});
