// `pact from-gate` and `pact compare` as commands: a pact of what a client sent, which lint and verifier accept.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { run } from '../../test-support/command.ts';
import { exampleSent, pactOf } from '../../test-support/pacts.ts';

jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'userstatus-from-gate-'));
afterAll(() => rmSync(directory, { recursive: true }));

const reports = join(directory, 'gate');
const pactFile = join(directory, 'my-app.json');

const written = (name: string, value: unknown): string => {
  const file = join(directory, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};

type Interaction = {
  readonly description: string;
  readonly request: { readonly path: string; readonly headers: object; readonly body: { readonly content: object } };
  readonly response: object;
};

let interactions: readonly Interaction[];
let stderr: string;
beforeAll(async () => {
  const client = written(
    'client.mjs',
    `const { GRAPH_BASE_URL, GRAPH_TOKEN } = process.env;
const send = (path, body, token = GRAPH_TOKEN) => fetch(GRAPH_BASE_URL + '/deviceManagement/deviceConfigurations/' + path + '/userStatuses', {
  method: 'POST',
  headers: { accept: 'application/json;odata.metadata=minimal', 'content-type': 'application/json', authorization: 'Bearer ' + token },
  body: JSON.stringify(body),
});
const body = ${JSON.stringify(exampleSent)};
const { '@odata.type': _, ...plain } = body;
await send('4711', body);
await send('4712', { ...body, userDisplayName: 'the same shape' });
await send('4711', plain);
await send('4711/rootCertificate', plain);
await send('4711', { ...plain, devicesCount: 'no number' });
await send(encodeURIComponent('a/b'), { ...plain, 'status@odata.type': '#String', userPrincipalName: 'ann@example.org' });
`,
  );
  await run(['gate', '--report-dir', reports, '--', process.execPath, client]);
  const made = await run(['pact', 'from-gate', reports, '--consumer', 'my-app']);
  writeFileSync(pactFile, made.stdout);
  stderr = made.stderr;
  interactions = JSON.parse(made.stdout).interactions;
});

test('it has one interaction for each shape on each path, of valid creates alone', () => {
  expect(stderr).toBe('');
  expect(interactions.map(({ description }) => description)).toEqual([
    'a create on deviceConfiguration',
    'a create on deviceConfiguration, 2',
    'a create on rootCertificate',
    'a create on deviceConfiguration, 3',
  ]);
  expect(interactions[0]?.request).toMatchObject({
    path: '/deviceManagement/deviceConfigurations/4711/userStatuses',
    headers: { Accept: ['application/json;odata.metadata=minimal'], 'Content-Type': ['application/json'] },
    body: { content: exampleSent },
  });
  expect(interactions[1]?.request.body.content).not.toHaveProperty('@odata.type');
  // A key with a slash is one that some servers take for two segments.
  expect(interactions[3]?.request.path).toMatch(
    /^\/deviceManagement\/deviceConfigurations\/[\da-f-]{36}\/userStatuses$/,
  );
});

test('it holds no token, and pins the status and an id of any value alone', () => {
  for (const secret of [tenantTokens.granted, 'GRAPH_TOKEN'])
    expect(readFileSync(pactFile, 'utf8')).not.toContain(secret);
  expect(readFileSync(join(reports, 'creates.json'), 'utf8')).not.toMatch(/Bearer|GRAPH_TOKEN/);
  for (const { response } of interactions)
    expect(response).toEqual({
      status: 201,
      body: { content: { id: expect.any(String) }, contentType: 'application/json', encoded: false },
      matchingRules: { body: { '$.id': { combine: 'AND', matchers: [{ match: 'type' }] } } },
    });
});

test('the lint has no finding, and it asks no more than the contract', async () => {
  expect(await run(['pact', 'lint', '--strict', pactFile])).toMatchObject({
    code: 0,
    stdout: '4 interactions: 0 errors, 0 warnings, 0 not judged\n',
  });
  expect(await run(['pact', 'compare', pactFile])).toMatchObject({
    code: 0,
    stdout: '4 within the contract, 0 ask more, 0 not judged\n',
  });
});

test("Pact's verifier verifies the embedded tenant by it", async () => {
  const { code, stdout } = await run(['pact', 'verify', pactFile, '--report-dir', join(directory, 'verified')]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('CONFORMANT')]);
});

test('compare names what asks more: 1', async () => {
  const more = written('more.json', pactOf({ answered: { id: 'pinned' } }, {}));
  const { code, stdout } = await run(['pact', 'compare', more]);
  expect(stdout).toMatch(/^asks more: a create\n {2}error answers\.id: /);
  expect(stdout).toMatch(/ask more, 0 not judged\n$/);
  expect(code).toBe(1);
});

const nothing = join(directory, 'nothing');
const edited = join(directory, 'edited');
const broken = join(directory, 'broken');
beforeAll(() => {
  for (const [place, text] of [
    [nothing, '{"format": 1, "creates": []}'],
    [
      edited,
      '{"format": 1, "creates": [{"path": "deviceConfiguration", "ids": {"deviceConfigurationId": "../x"}, "accept": "", "body": {}}]}',
    ],
    [
      broken,
      '{"format": 1, "creates": [{"path": "deviceConfiguration", "ids": {"deviceConfigurationId": "1"}, "accept": "", "body": {}}]}',
    ],
  ] as const) {
    mkdirSync(place);
    writeFileSync(join(place, 'creates.json'), text);
  }
});

test.each([
  ['a directory without a gate', [directory, '--consumer', 'x'], 'creates.json cannot be read: there is no such file'],
  ['a client that created nothing', [nothing, '--consumer', 'x'], 'the gate saw no valid create'],
  ['an id that leads elsewhere', [edited, '--consumer', 'x'], 'create 1 is not one on a documented path'],
  ['a create that must be refused', [broken, '--consumer', 'x'], 'no pact can be made of'],
  ['no consumer', [directory], "required option '--consumer"],
  ['an empty consumer', [directory, '--consumer', ' '], '--consumer needs the name'],
])('%s is wrong use: 2', async (_, args, why) => {
  const { code, stderr: error, stdout } = await run(['pact', 'from-gate', ...args]);
  expect([code, stdout, error]).toEqual([2, '', expect.stringContaining(why)]);
});
