// The command judge: recorded traffic in, a record and an exit code for each side out, and no secret in either.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { resultsSchema } from '../../reports/record/results-schema.ts';
import { run } from '../../test-support/command.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-judge-'));
afterAll(() => rmSync(directory, { recursive: true }));

const isResults = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(resultsSchema);
const token = 'eyJhbGciOi.recorded-token-of-somebody';
const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: 'c1' });
const { request: example, answer } = userStatus.example;

const entry = (body: string, shown: string) => ({
  request: {
    method: 'POST',
    url: `https://graph.microsoft.com/beta${path}`,
    headers: Object.entries({
      Authorization: `Bearer ${token}`,
      Cookie: 'a=secret-cookie',
      'Content-Type': 'application/json',
    }).map(([name, value]) => ({ name, value })),
    postData: { text: body },
  },
  response: {
    status: 201,
    headers: [{ name: 'Content-Type', value: 'application/json' }],
    content: { text: shown },
  },
});

const written = (name: string, entries: readonly object[]): string => {
  writeFileSync(join(directory, name), JSON.stringify({ log: { entries } }));
  return join(directory, name);
};

const judge = async (file: string, ...options: readonly string[]) => {
  const reports = join(directory, 'reports');
  rmSync(reports, { recursive: true, force: true });
  const ran = await run(['judge', file, '--report-dir', reports, ...options]);
  const files = ['client', 'provider'].flatMap((side) =>
    readdirSync(join(reports, side)).map((name) => join(reports, side, name)),
  );
  const records = ['client', 'provider'].map((side) =>
    JSON.parse(readFileSync(join(reports, side, 'results.json'), 'utf8')),
  );
  return { ...ran, records, written: files.map((name) => readFileSync(name, 'utf8')).join('\n') };
};

const verdicts = (records: readonly { readonly verdict: string }[]) => records.map(({ verdict }) => verdict);

test('conformant traffic ends with 0, and says what was recorded', async () => {
  const { code, stdout, records } = await judge(written('good.har', [entry(example, answer)]));
  expect([code, verdicts(records)]).toEqual([0, ['conformant', 'conformant']]);
  for (const results of records) expect(isResults(results) ? '' : isResults.errors).toBe('');
  expect(stdout).toMatch(/^The client.*\nCONFORMANT .*\(client in recorded traffic\)$/m);
  expect(stdout).not.toContain('Detection limit');
});

test('real bodies become cases, which verify sends', async () => {
  const cases = join(directory, 'cases.json');
  const other = JSON.stringify({ ...JSON.parse(example), devicesCount: 41 });
  const made = await judge(written('real.har', [entry(other, answer), entry(other, answer)]), '--to-cases', cases);
  expect(made.stderr).toContain(`1 case in ${cases}`);
  const verified = await run([
    'verify',
    '--cases-from',
    cases,
    '--report-dir',
    join(directory, 'verified'),
    '--verbose',
  ]);
  expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('CONFORMANT')]);
  expect((await run(['verify', '--cases-from', cases, '--failed'])).stderr).toContain(
    'cannot be combined with --failed',
  );
  expect((await run(['verify', '--cases-from', 'package.json'])).stderr).toContain('is not a list of cases');
  const unwritable = await run(['judge', written('real.har', []), '--to-cases', '/proc/none/cases.json']);
  expect([unwritable.code, unwritable.stderr]).toEqual([2, expect.stringContaining('cannot be written')]);
});

test('a provider that is wrong ends with 1, a client alone does not, and no report holds a secret', async () => {
  const named = example.replace('User Display Name value', 'Zoë Quellwasser');
  const echoing = entry(named, answer.replace(/"id":\s*"[^"]*"/, `"id": 7, "note": "${token}"`));
  const file = written('bad.har', [echoing]);
  const {
    code,
    stdout,
    stderr,
    records,
    written: text,
  } = await judge(file, '--reporter', 'terminal', 'html', 'junit', 'md');
  expect([code, verdicts(records)]).toEqual([1, ['conformant', 'nonconformant']]);
  for (const secret of [token, 'secret-cookie']) expect(stdout + stderr + text).not.toContain(secret);
  const anonymous = await judge(file, '--fail-on', 'client', '--anonymise');
  expect([anonymous.code, verdicts(anonymous.records)]).toEqual([0, verdicts(records)]);
  expect([text, anonymous.written].map((all) => all.includes('Quellwasser'))).toEqual([true, false]);
});

test('traffic without creates has no verdict, and wrong use is said', async () => {
  expect((await judge(written('none.har', []))).code).toBe(3);
  const { code, stderr } = await run(['judge', join(directory, 'none.har'), '--fail-on', 'me']);
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('unknown side me; available: client, provider, both, none'),
  ]);
});
