// `pact verify` as a command: the pinned pact, faults that fail it, oddities that pass, and runs that must not succeed
// without having verified anything.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { type Served, serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { resultsSchema } from '../../reports/record/results-schema.ts';
import { type Ran, run } from '../../test-support/command.ts';
import {
  bodyRules,
  clientError,
  exampleAnswered,
  exampleSent,
  pactOf,
  type Written,
} from '../../test-support/pacts.ts';
import { listen } from '../../test-support/server.ts';

jest.setTimeout(120_000);

const isResults = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(resultsSchema);
const directory = mkdtempSync(join(tmpdir(), 'userstatus-pact-verify-'));
const tenants: Served[] = [];
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await Promise.all(tenants.map(({ close }) => close()));
});

const tokens = { GRAPH_TOKEN: tenantTokens.granted, GRAPH_INSUFFICIENT_TOKEN: tenantTokens.insufficient };

const written = (name: string, value: unknown): string => {
  const file = join(directory, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};

const tenantThat = async (...names: readonly string[]): Promise<string> => {
  const tenant = await serve(createTenant({ contract: userStatus, deviations: deviationsNamed(userStatus, names) }));
  tenants.push(tenant);
  return tenant.baseUrl;
};

const verify = (args: readonly string[], env: Readonly<Record<string, string>> = tokens): Promise<Ran> =>
  run(['pact', 'verify', '--report-dir', join(directory, 'report'), ...args], env);

type Row = { readonly id: string; readonly verdict: string };
const results = () => JSON.parse(readFileSync(join(directory, 'report', 'results.json'), 'utf8'));
const withVerdict = (verdict: string): string[] =>
  results()
    .requirements.filter((row: Row) => row.verdict === verdict)
    .map(({ id }: Row) => id);

const typed = { answered: { id: exampleAnswered['id'] }, rules: bodyRules({ '$.id': { match: 'type' } }) };

describe('the pinned pact', () => {
  test('is kept by the embedded tenant: 0, a valid results.json, every report', async () => {
    const { code, stdout } = await verify(['--reporter', 'terminal', 'junit', 'html'], {});
    expect(stdout).toContain('CONFORMANT  26 of 26 requirements pass');
    expect(isResults(results()) ? '' : isResults.errors).toBe('');
    expect(readFileSync(join(directory, 'report', 'junit.xml'), 'utf8')).toContain('bodies.status.unknown');
    expect(code).toBe(0);
  });

  test.each([
    ['status-200', 'paths.example'],
    ['id-missing', 'answers.id'],
    ['count-string', 'answers.devicesCount'],
    ['time-without-offset', 'answers.lastReportedDateTime'],
    ['media-type-text', 'answers.mediaType'],
  ])('fails a tenant with the fault %s: 1, as %s', async (fault, id) => {
    const { code, stdout, stderr } = await verify(['--target', await tenantThat(fault)]);
    expect(withVerdict('fail')).toContain(id);
    expect(stdout).toMatch(/^1 {2}the provider answers "/m);
    expect(stdout).toContain('npx userstatus-conformance pact verify');
    expect(stdout + stderr + JSON.stringify(results())).not.toContain(tenantTokens.granted);
    expect(code).toBe(1);
  });

  test('lets every lawful oddity that it can meet pass at once: 0', async () => {
    const odd = ['utc', 'id-digits', 'terse-errors', 'escaped', 'reversed', 'compressed'];
    const { code } = await verify(['--target', await tenantThat(...odd)]);
    expect([withVerdict('fail'), code]).toEqual([[], 0]);
  });

  test('without the second token, what needs it is not exercised, and said', async () => {
    const { code } = await verify(['--target', await tenantThat()], { GRAPH_TOKEN: tenantTokens.granted });
    expect(withVerdict('not-exercised')).toContain('authorization.permission');
    expect(code).toBe(0);
  });
});

describe('pacts of a user', () => {
  test('are verified with handlers of their own, which are given the parameters of the state', async () => {
    const noted = join(directory, 'noted');
    const states = written(
      'states.mjs',
      `import { writeFileSync } from 'node:fs';
       export default { 'a tenant in the mood': ({ mood }) => writeFileSync(${JSON.stringify(noted)}, mood) };`,
    );
    const pact = pactOf({ ...typed, states: [{ name: 'a tenant in the mood', params: { mood: 'good' } }] });
    const { code } = await verify(['--states', states, written('own.json', pact)], {});
    expect([code, readFileSync(noted, 'utf8')]).toEqual([0, 'good']);
  });

  test('that pin what the target does not do, and must do, end with 1, and name the requirement', async () => {
    const pact = pactOf({ ...typed, sent: { ...exampleSent, status: 'unknown' } });
    const target = await tenantThat('id-missing');
    const { code } = await verify(['--target', target, written('wrong.json', pact)]);
    expect([code, withVerdict('fail')]).toEqual([1, ['answers.id']]);
  });

  test.each<[string, Written, RegExp]>([
    [
      'a create that the contract forbids',
      { sent: { ...exampleSent, status: 'paused' } },
      /status 201, where the provider's 400 keeps the contract/,
    ],
    [
      'one status of a refusal',
      { sent: { ...exampleSent, status: 'paused' }, status: 422 },
      /status 422, where the provider's 400 keeps the contract/,
    ],
    ['an id by value', { answered: { id: 'mine' } }, /: id "mine", where the provider's/],
  ])('that pin %s, which the contract does not promise, blame no target: 3', async (_, interaction, sentence) => {
    const { code, stdout } = await verify([written('more.json', pactOf(interaction))], {});
    expect(stdout).toMatch(sentence);
    expect(stdout).toMatch(
      /your pact ".*" expects what the contract does not promise: .* Loosen it, or ask the provider/,
    );
    expect([code, withVerdict('fail'), results().verdict]).toEqual([3, [], 'none']);
  });

  test('may begin with a byte order mark, and name the base of the path: 0', async () => {
    const path = '/beta/deviceManagement/deviceConfigurations/1/userStatuses';
    const pact = JSON.stringify(pactOf({ ...typed, path }));
    const { code, stderr } = await verify(['--target', await tenantThat(), written('mark.json', `\ufeff${pact}`)]);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(withVerdict('pass')).toContain('answers.created');
  });

  test('are judged by what they send, whatever their descriptions say', async () => {
    const pact = pactOf({ ...typed, description: 'bodies.notObject on deviceConfiguration: it is an array' });
    await verify([written('described.json', pact)], {});
    expect(withVerdict('pass').sort()).toEqual(['answers.created', 'paths.example']);
  });

  test('may describe two interactions alike, each with a verdict of its own', async () => {
    const pact = pactOf({ sent: { ...exampleSent, status: 'paused' } }, typed);
    const { code } = await verify([written('alike.json', pact)], {});
    expect([code, withVerdict('pass').sort(), withVerdict('not-exercised')]).toEqual([
      3,
      ['answers.created', 'paths.example'],
      ['bodies.status.unknown'],
    ]);
  });

  test('that expect a refusal are kept by one', async () => {
    const pact = pactOf({ sent: { ...exampleSent, status: 'paused' }, status: 400, rules: clientError });
    expect((await verify([written('refusal.json', pact)], {})).code).toBe(0);
  });
});

describe('no false green', () => {
  const empty = join(directory, 'empty');
  mkdirSync(empty);

  test.each([
    ['an empty directory', [empty], 'holds no pact files'],
    ['a pact without interactions', [written('none.json', pactOf())], 'has no interactions'],
    [
      'a state that has no handler',
      [written('unknown.json', pactOf({ ...typed, states: ['the moon is full'] }))],
      'the provider state "the moon is full" is unknown',
    ],
    [
      'a state without a handler, in a pact of version 1',
      [
        written(
          'version-1.json',
          JSON.stringify(pactOf({ ...typed, states: ['the moon is full'] })).replace(
            /"providerStates":\s*\[[^\]]*\]/,
            '"provider_state": "the moon is new"',
          ),
        ),
      ],
      'the provider state "the moon is new" is unknown',
    ],
    ['handlers that are none', ['--states', written('no.mjs', 'export default { a: 1 };')], 'must hold a function'],
    [
      'publishing a result of the embedded tenant',
      ['--broker', 'http://127.0.0.1:9', '--publish'],
      'the embedded tenant is not the provider',
    ],
    ['files and a broker', ['contracts/user-status/pacts', '--broker', 'http://127.0.0.1:1'], 'not from both'],
    ['a broker that is not named', ['--broker'], 'no broker given'],
    ['a selector that is no JSON', ['--broker', 'http://127.0.0.1:1', '--selector', 'main'], '--selector takes a JSON'],
  ])('%s is wrong use: 2, before anything is sent', async (_, args, sentence) => {
    const { code, stderr } = await verify(args, {});
    expect(stderr).toContain(sentence);
    expect(code).toBe(2);
  });

  test.each([
    ['throws', '() => { throw new Error("the moon is new") }', 'failed: the moon is new'],
    ['rejects', 'async () => { throw new Error("the moon is new") }', 'failed: the moon is new'],
    ['asks for a token that there is not', '() => ({ token: "golden" })', 'it asks for the token "golden"'],
  ])('a handler that %s leaves no verdict: 3', async (name, handler, sentence) => {
    const states = written(`${name.slice(0, 4)}.mjs`, `export default { 'the moon is full': ${handler} };`);
    const file = written('moon.json', pactOf({ ...typed, states: ['the moon is full'] }));
    const { code, stdout } = await verify(['--states', states, file], {});
    expect(stdout).toContain(sentence);
    expect([code, results().verdict]).toEqual([3, 'none']);
  });

  test('a target that is not there, a broker that is not there, and what is no broker: 3', async () => {
    const server = await listen((_, response) => void response.end('hello'));
    const stranger = await verify(['--broker', server.url]);
    server.close();
    expect([stranger.code, stranger.stderr]).toEqual([3, expect.stringContaining('is not a Pact Broker')]);
    const broker = await verify(['--broker', server.url]);
    expect([broker.code, broker.stderr]).toEqual([3, expect.stringContaining('cannot be reached')]);
    const target = await verify(['--target', server.url]);
    expect([target.code, target.stdout]).toEqual([3, expect.stringContaining('cannot be reached')]);
  });

  test('variables that steer the verifier change nothing: a filter, and a broker that nobody asked for', async () => {
    const env = { PACT_DESCRIPTION: 'nothing is called this', PACT_BROKER_BASE_URL: 'http://127.0.0.1:1' };
    const { code, stdout } = await verify([written('steered.json', pactOf(typed))], env);
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 requests')]);
  });
});
