// Pacts that others wrote: they send no request but the operation's own, run no code, and learn no secret.
import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { statesOf } from '../../pact/file/provider-states.ts';
import { runVerifier } from '../../pact/verify/run-verifier.ts';
import { type Ran, run } from '../../test-support/command.ts';
import { type Deletable, deletable, ids } from '../../test-support/deletable.ts';
import {
  bodyRules,
  exampleAnswered,
  examplePath,
  exampleSent,
  pactOf,
  type Written,
} from '../../test-support/pacts.ts';
import { listen, type Server } from '../../test-support/server.ts';

jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-pact-hostile-'));
const open: { readonly close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

const token = { GRAPH_TOKEN: tenantTokens.granted };

let count = 0;
const written = (pact: unknown): string => {
  count += 1;
  const file = join(directory, `${count}.json`);
  writeFileSync(file, JSON.stringify(pact));
  return file;
};

const reports = join(directory, 'report');
const verify = (args: readonly string[], env: Readonly<Record<string, string>> = token): Promise<Ran> =>
  run(['pact', 'verify', '--report-dir', reports, ...args], env);
const results = () => JSON.parse(readFileSync(join(reports, 'results.json'), 'utf8'));

const tenant = async (): Promise<Deletable> => {
  const opened = await deletable();
  open.push(opened);
  return opened;
};

const typed: Written = { answered: { id: exampleAnswered['id'] }, rules: bodyRules({ '$.id': { match: 'type' } }) };

type Request = { readonly method?: string; readonly path?: string; readonly headers?: object };

/** A pact whose interactions ask for these, beside what a create has. */
const asking = (...requests: readonly Request[]) => {
  const pact = pactOf(...requests.map(() => typed));
  const interactions = pact['interactions'] as { request: { headers: object } }[];
  return {
    ...pact,
    interactions: interactions.map((one, index) => ({
      ...one,
      description: `interaction ${index}`,
      request: {
        ...one.request,
        ...requests[index],
        headers: { ...one.request.headers, ...requests[index]?.headers },
      },
    })),
  };
};

const others: readonly Request[] = [
  { method: 'DELETE', path: '/users/ceo' },
  { method: 'DELETE', path: `${examplePath}/x` },
  { method: 'PATCH', path: examplePath },
  { method: 'GET', path: examplePath },
  { method: 'POST', path: '/users' },
  { method: 'POST', path: `${examplePath}/x` },
  { method: 'POST', path: `${examplePath}?$batch=1` },
  { method: 'POST', path: examplePath.replace('userStatuses', 'userstatuses') },
  { method: 'POST', path: '/deviceManagement/deviceConfigurations/../userStatuses' },
  { method: 'POST', path: '/deviceManagement/deviceConfigurations/x/assign/userStatuses' },
  { method: 'POST', path: '//other.example/userStatuses' },
];

describe('requests that are not of the operation', () => {
  test('are not sent, and give no verdict', async () => {
    const target = await tenant();
    const { code, stdout } = await verify(['--target', target.baseUrl, written(asking(...others))]);
    expect(target.seen).toEqual([]);
    expect([code, stdout]).toEqual([3, expect.stringContaining('nothing was judged')]);
  });

  test('beside a create are reported as not judged', async () => {
    const target = await tenant();
    const { code, stdout } = await verify(['--target', target.baseUrl, written(asking(...others, {}))]);
    expect(target.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([`POST ${examplePath}`]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('not judged: DELETE /users/ceo')]);
    expect(results().notJudged).toMatchObject({ 'DELETE /users/ceo': 1, [`PATCH ${examplePath}`]: 1 });
  });
});

test('a target leads the verifier to no other server by a redirect, and does not pass by it', async () => {
  const other = await tenant();
  const redirecting = await listen(
    ({ url = '' }, response) =>
      void response.writeHead(307, { location: other.baseUrl + url.replace('/beta', '') }).end(),
  );
  open.push(redirecting);
  const { code, stdout } = await verify(['--target', redirecting.url, written(asking({}))]);
  expect([code, other.seen, stdout]).toEqual([3, [], expect.stringContaining('the token is not sent there')]);
});

test('ids that lead elsewhere and headers of connections do no harm', async () => {
  const target = await tenant();
  const requests = [
    { path: examplePath.replace(ids.deviceConfigurationId, '%2e%2e') },
    { path: examplePath.replace(ids.deviceConfigurationId, 'a%2Fb') },
    { headers: { Expect: '100-continue', Upgrade: 'h2c', TE: 'trailers', Host: 'other.example' } },
  ];
  const { code, stdout } = await verify(['--target', target.baseUrl, written(asking(...requests))]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('1 request in')]);
  expect(target.seen.map(({ path }) => path)).toEqual([examplePath]);
});

describe('a target that is not this machine', () => {
  /** The same tenant, under a name by which the commands cannot know it. */
  const elsewhere = ({ baseUrl }: Deletable): string => baseUrl.replace('127.0.0.1', '0.0.0.0');
  const ours = statesOf(userStatus).resourceExists;

  test('is sent nothing before the plan was agreed on', async () => {
    const target = await tenant();
    const args = ['--target', elsewhere(target), '--plain-http', written(asking({}, ...others.slice(0, 1)))];
    const { code, stderr } = await verify(args);
    expect(target.seen).toEqual([]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('pass --yes to send all this')]);
    expect(stderr).toContain(`       1  POST ${examplePath}`);
    expect(stderr).toContain('DELETE /users/ceo: it is not of this operation');
    expect(stderr).toContain('What is created is deleted at the end');
  });

  test('gets no token unencrypted', async () => {
    const target = await tenant();
    const { code, stderr } = await verify(['--target', elsewhere(target), '--yes', written(asking({}))]);
    expect([target.seen, code, stderr]).toEqual([[], 2, expect.stringContaining('--plain-http')]);
  });

  const agreed = (target: Deletable) => ['--target', elsewhere(target), '--yes', '--plain-http'];

  test('is left as it was: what a pact creates is deleted', async () => {
    const target = await tenant();
    const { code, stdout } = await verify([...agreed(target), written(asking({}, {}))]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('clean-up: created 2 userStatuses, 2 deleted')]);
    expect(target.held()).toEqual([]);
  });

  test('keeps nothing that is not listed where it does not delete', async () => {
    const target = await deletable(({ method }) =>
      method === 'DELETE' ? { status: 405, headers: {}, body: '' } : undefined,
    );
    open.push(target);
    const { stdout } = await verify([...agreed(target), written(asking({}))]);
    expect(stdout).toContain('cleanup');
    expect(readFileSync(results().cleanUp.list, 'utf8')).toContain(target.held()[0]);
  });

  test.each<[string, Request, string]>([
    ['another method', { headers: { 'X-HTTP-Method-Override': 'DELETE' } }, '"x-http-method-override"'],
    ['another path', { headers: { 'X-Original-URL': '/users/ceo' } }, '"x-original-url"'],
    ['a session', { headers: { Cookie: 'session=1' } }, '"cookie"'],
    [
      'another configuration',
      { path: examplePath.replace(ids.deviceConfigurationId, 'of-the-ceo') },
      'not in --config',
    ],
  ])('is not sent a create for %s', async (_, request, because) => {
    const target = await tenant();
    const { code } = await verify([...agreed(target), written(asking(request, {}))]);
    expect(target.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(JSON.stringify(results())).toContain(because.replaceAll('"', '\\"'));
    expect(code).toBe(0);
  });

  test('is sent creates below its own configurations, where the state says so', async () => {
    const target = await tenant();
    const config = join(directory, 'own.yaml');
    writeFileSync(config, 'ids: { deviceConfigurationId: of-the-tests }');
    const path = examplePath.replace(ids.deviceConfigurationId, 'of-the-pact');
    const pact = pactOf({ ...typed, path, states: [ours] });
    await verify([...agreed(target), '--config', config, written(pact)]);
    expect(target.seen[0]?.path).toBe(examplePath.replace(ids.deviceConfigurationId, 'of-the-tests'));
  });
});

describe('plugins', () => {
  const home = join(directory, 'home');
  const plugins = join(home, '.pact/plugins');
  const ran = join(directory, 'ran');
  const plugin = join(plugins, 'fake-0.1.0');
  const named = [{ name: 'fake', version: '0.1.0', configuration: {} }];
  const withPlugin = { ...pactOf(typed), metadata: { pactSpecification: { version: '4.0' }, plugins: named } };

  beforeAll(() => {
    mkdirSync(plugin, { recursive: true });
    const manifest = { manifestVersion: 1, pluginInterfaceVersion: 1, name: 'fake', version: '0.1.0' };
    writeFileSync(
      join(plugin, 'pact-plugin.json'),
      JSON.stringify({ ...manifest, executableType: 'exec', entryPoint: 'run.sh', pluginConfig: {} }),
    );
    writeFileSync(join(plugin, 'run.sh'), `#!/bin/sh\ntouch '${ran}'\n`);
    chmodSync(join(plugin, 'run.sh'), 0o755);
  });
  afterEach(() => rmSync(ran, { force: true }));

  const env = { ...token, HOME: home, PACT_PLUGIN_DIR: plugins };

  test("are run by Pact's core alone: the test can fail", async () => {
    const code = `import core from '@pact-foundation/pact-core';
      core.default.verifyPacts({ providerBaseUrl: 'http://127.0.0.1:1', pactUrls: [process.argv[1]] }).catch(() => 0).then(() => process.exit());`;
    const args = ['--input-type=module', '--eval', code, written(withPlugin)];
    await promisify(execFile)(process.execPath, args, {
      cwd: join(__dirname, '../..'),
      env: { ...process.env, ...env, PACT_DO_NOT_TRACK: 'true' },
    });
    expect(existsSync(ran)).toBe(true);
  });

  test.each<[string, object]>([
    ['', withPlugin],
    [' in an older spelling', { ...pactOf(typed), metaData: withPlugin.metadata, metadata: {} }],
    [' in capitals', { ...pactOf(typed), metadata: { Plugins: named } }],
    [' by a transport', { ...withPlugin, metadata: {}, interactions: [{ transport: 'grpc' }] }],
  ])('make a pact%s wrong use, as a file and in a directory', async (_, pact) => {
    const file = written(pact);
    const pacts = mkdtempSync(join(directory, 'pacts-'));
    writeFileSync(join(pacts, 'one.json'), readFileSync(file));
    for (const source of [file, pacts]) {
      const { code, stderr } = await verify([source], env);
      expect([code, stderr]).toEqual([2, expect.stringContaining('names a plugin')]);
    }
    expect(existsSync(ran)).toBe(false);
  });

  test('are not run by the verifier either, whatever it is given', async () => {
    const before = { ...process.env };
    Object.assign(process.env, env);
    const options = { providerBaseUrl: 'http://127.0.0.1:1', pactUrls: [written(withPlugin)] };
    await runVerifier(options).catch(() => undefined);
    process.env = before;
    expect(existsSync(ran)).toBe(false);
  });
});

describe('a broker', () => {
  type Served = Server & { readonly authorized: () => readonly (string | undefined)[] };

  /** A broker that gives one pact, under a link. */
  const brokerGiving = async (pact: unknown, linkTo = (url: string) => `${url}/pact`): Promise<Served> => {
    const seen: (string | undefined)[] = [];
    const server: Server = await listen(({ url = '', headers }, response) => {
      seen.push(headers.authorization);
      const to = (path: string) => ({ href: server.url + path });
      const index = { _links: { self: to('/'), 'pb:provider-pacts-for-verification': to('/for-verification') } };
      const one = { _links: { self: { href: linkTo(server.url), name: 'a pact' } }, shortDescription: 'latest' };
      const pacts = { _embedded: { pacts: [one] }, _links: { self: to('/for-verification') } };
      const answer = url === '/pact' ? pact : url === '/for-verification' ? pacts : index;
      response.writeHead(200, { 'content-type': 'application/hal+json' }).end(JSON.stringify(answer));
    });
    open.push(server);
    return { ...server, authorized: () => seen };
  };

  const secret = 'b7f39c1e0d5a48c2';
  const withBroker = { ...token, PACT_BROKER_TOKEN: secret };
  const from = ({ url }: Server, ...args: readonly string[]): Promise<Ran> =>
    verify(['--broker', url, '--app-version', '1', '--branch', 'x', ...args], withBroker);

  test('gives its pacts to the verifier, which is never given its token', async () => {
    const broker = await brokerGiving({ ...pactOf(typed), _links: {} });
    const { code, stdout } = await from(broker);
    expect([code, stdout]).toEqual([0, expect.stringContaining('CONFORMANT')]);
    expect(new Set(broker.authorized())).toEqual(new Set([`Bearer ${secret}`]));
  });

  test.each<[string, object]>([
    ['a plugin', { ...pactOf(typed), metadata: { plugins: [{ name: 'fake', version: '0.1.0' }] } }],
    ['a plugin, and no consumer', { interactions: [], metadata: { plugins: [{ name: 'fake', version: '0.1.0' }] } }],
    ['no consumer', { interactions: [{ request: { method: 'DELETE', path: '/users/ceo' } }] }],
  ])('whose pact names %s gives no verdict', async (_, pact) => {
    const target = await tenant();
    const { code, stdout } = await from(await brokerGiving(pact), '--target', target.baseUrl);
    expect([code, stdout]).toEqual([3, expect.stringMatching(/a pact of the broker names (a plugin|no consumer)/)]);
    expect(target.seen).toEqual([]);
  });

  test('leads the verifier to no other server', async () => {
    const other = await brokerGiving(pactOf(typed));
    const broker = await brokerGiving({}, () => `${other.url}/pact`);
    const { code } = await from(broker);
    expect([code, other.seen()]).toEqual([3, 0]);
  });

  test('that is another machine is asked only after a yes, and gets no token unencrypted', async () => {
    const broker = await brokerGiving(pactOf(typed));
    const url = broker.url.replace('127.0.0.1', '0.0.0.0');
    for (const [args, sentence] of [
      [['verify', '--broker', url, '--plain-http', '--branch', 'x'], 'reads the pacts of'],
      [['publish', '--broker', url, '--plain-http'], 'publishes'],
      [['can-i-deploy', '--broker', url, '--to', 'x', '--plain-http'], 'asks about'],
      [['record-deployment', '--broker', url, '--to', 'x', '--plain-http'], 'records that'],
      [['publish', '--broker', url, '--yes'], 'unencrypted'],
    ] as const) {
      const { code, stderr } = await run(['pact', ...args, '--app-version', '1'], withBroker);
      expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
    }
    expect(broker.seen()).toBe(0);
  });

  test('that redirects takes its token nowhere', async () => {
    const other = await brokerGiving(pactOf(typed));
    const redirecting = await listen((_, response) => void response.writeHead(307, { location: other.url }).end());
    open.push(redirecting);
    const { code, stderr } = await from(redirecting);
    expect([code, stderr]).toEqual([3, expect.stringContaining('no redirect is followed')]);
    expect(other.seen()).toBe(0);
  });
});

test('no secret is in the arguments or the environment of a process that is started', async () => {
  const secrets = {
    GRAPH_TOKEN: 'secret-of-graph',
    AZURE_CLIENT_SECRET: 'secret-of-azure',
    OTHER_KEY: 'secret-of-others',
  };
  const noted = join(directory, 'noted');
  const states = join(directory, 'states.mjs');
  // Run by the command itself, while the verifier is there.
  writeFileSync(
    states,
    `import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
     const read = (file) => { try { return readFileSync(file, 'utf8'); } catch { return ''; } };
     const isOurs = (pid) => read('/proc/' + pid + '/stat').split(') ')[1]?.split(' ')[1] === String(process.pid);
     export default { 'looking around': () => {
       const pids = readdirSync('/proc').filter((name) => /^\\d+$/.test(name));
       const args = pids.map((pid) => read('/proc/' + pid + '/cmdline'));
       const environments = pids.filter(isOurs).map((pid) => read('/proc/' + pid + '/environ'));
       writeFileSync(${JSON.stringify(noted)}, JSON.stringify({ args, environments }));
     } };`,
  );
  const target = await listen((_, response) => void response.writeHead(201).end('{}'));
  open.push(target);
  const pact = written(pactOf({ ...typed, sent: exampleSent, states: ['looking around'] }));
  await verify(['--target', target.url, '--states', states, pact], secrets);
  const { args, environments } = JSON.parse(readFileSync(noted, 'utf8'));
  expect(environments.length).toBeGreaterThan(0);
  expect(args.join(' ')).toContain('verifier-process');
  expect(args.join('\n') + environments.join('\n')).not.toMatch(/secret-of-/);
});

test('no directory of the verifier stays behind', async () => {
  const TMPDIR = mkdtempSync(join(directory, 'tmp-'));
  expect((await verify([written(pactOf(typed))], { TMPDIR })).code).toBe(0);
  expect(readdirSync(TMPDIR).filter((name) => name.includes('pact'))).toEqual([]);
});
