// The commands of docs/credentials.md, with a login and a tenant on this machine.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { type Served, serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';

jest.setTimeout(120_000);

const root = join(__dirname, '../..');
const commands = [
  ...readFileSync(join(root, 'docs/credentials.md'), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm),
].flatMap(([, block = '']) => block.trim().split('\n'));

let tenant: Served;
beforeAll(async () => {
  tenant = await serve(createTenant({ contract: userStatus }));
});
afterAll(() => tenant.close());

test('there are commands to run', () => expect(commands.length).toBeGreaterThan(0));

test.each(commands)('%s', async (command) => {
  const preloads = ['login.ts', 'with-identity.ts'].map((name) => `--import=${pathToFileURL(join(__dirname, name))}`);
  const { GRAPH_TOKEN: _, ...own } = process.env;
  const env = {
    ...own,
    PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`,
    NODE_OPTIONS: preloads.join(' '),
    GRAPH_BASE_URL: tenant.baseUrl,
    LOGIN_TOKEN: tenantTokens.granted,
    AZURE_TENANT_ID: 'tenant.example',
    AZURE_CLIENT_ID: 'client',
    AZURE_CLIENT_SECRET: 'the-secret-of-the-client',
  };
  await expect(promisify(execFile)('sh', ['-c', command], { cwd: root, env })).resolves.toBeDefined();
});
