// Clean-up: what a run created is deleted, or listed; no interruption of a run or a clean-up loses any of the list.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { type Ran, run, start } from '../../test-support/command.ts';
import { type Deletable, deletable, type Instead, ids, refusing } from '../../test-support/deletable.ts';
import { lawfulClaims, webToken } from '../../test-support/web-token.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-cleanup-'));
const open: Deletable[] = [];
afterEach(async () => {
  for (const tenant of open.splice(0)) await tenant.close();
});
afterAll(() => rmSync(directory, { recursive: true }));

const token = { GRAPH_TOKEN: tenantTokens.granted };

const tenantWith = async (instead?: Instead): Promise<Deletable> => {
  const tenant = await deletable(instead);
  open.push(tenant);
  return tenant;
};

const deletesIn = ({ seen }: Deletable): string[] =>
  seen.filter(({ method }) => method === 'DELETE').map(({ path }) => path);

let count = 0;
const newReports = (): string => {
  count += 1;
  return join(directory, String(count));
};

type Verified = Ran & { readonly list: string; readonly cleanUp: unknown; readonly reports: string };

const few = ['--only', 'paths.example', '--cases', '0', '--cleanup'];
const several = ['--only', 'bodies.valid', '--cases', '2', '--cleanup'];

const resultsIn = (reports: string) => JSON.parse(readFileSync(join(reports, 'results.json'), 'utf8'));

const verify = async ({ baseUrl }: Deletable, args: readonly string[] = few): Promise<Verified> => {
  const reports = newReports();
  const ran = await run(['verify', '--target', baseUrl, '--report-dir', reports, ...args], token);
  return { ...ran, reports, list: join(reports, 'created.jsonl'), cleanUp: resultsIn(reports).cleanUp };
};

const cleanup = (list: string, ...args: readonly string[]): Promise<Ran> => run(['cleanup', list, ...args], token);

/** The whole lines; a killed process may have left half of the last one. */
const linesOf = (list: string): Record<string, unknown>[] =>
  readFileSync(list, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('verify', () => {
  test('deletes all that it created, whatever made it, and says so', async () => {
    const tenant = await tenantWith();
    const { code, stdout, list, cleanUp, reports } = await verify(tenant, ['--cases', '20', '--cleanup']);
    const created = deletesIn(tenant).length;
    expect(created).toBeGreaterThan(1_000);
    expect(tenant.held()).toEqual([]);
    expect([code, existsSync(list)]).toEqual([0, false]);
    expect(cleanUp).toEqual({ created, deleted: created, left: {}, unknown: 0 });
    expect(stdout).toContain(`clean-up: created ${created} userStatuses, ${created} deleted\n`);
    const { counts, traffic } = resultsIn(reports);
    expect(counts.requests).toBe(tenant.seen.length - created);
    expect(JSON.stringify(traffic)).not.toContain('"204"');
  });

  test('on a tenant with a fault deletes what should not have been created', async () => {
    const seen: string[] = [];
    const tenant = await tenantWith(({ method, path }) => {
      if (method === 'DELETE') seen.push(path);
      return method === 'POST'
        ? { status: 200, headers: {}, body: `{"id":"${seen.length}-${Math.random()}"}` }
        : undefined;
    });
    const { code, cleanUp } = await verify(tenant, ['--only', 'bodies.malformed', '--cases', '0', '--cleanup']);
    expect(code).toBe(1);
    expect(cleanUp).toMatchObject({ created: seen.length, deleted: seen.length });
    expect(seen.length).toBeGreaterThan(8);
  });

  test('on this machine does so only when asked', async () => {
    const tenant = await tenantWith();
    const { code, stdout, reports, cleanUp } = await verify(tenant, ['--only', 'paths.example', '--cases', '0']);
    expect([code, cleanUp, deletesIn(tenant)]).toEqual([0, undefined, []]);
    expect(stdout).not.toContain('clean-up');
    expect(readdirSync(reports).sort()).toEqual(['report.html', 'results.json']);
  });

  test('does not write over the list of an earlier run, and shows no token in one', async () => {
    const tenant = await tenantWith(({ method }) => (method === 'DELETE' ? refusing(405) : undefined));
    const { list, reports } = await verify(tenant);
    const before = readFileSync(list, 'utf8');
    await run(['verify', '--target', tenant.baseUrl, '--report-dir', reports, ...few], token);
    expect(readFileSync(list, 'utf8')).toBe(before);
    expect(linesOf(join(reports, 'created-2.jsonl'))).toHaveLength(linesOf(list).length);
    expect(before).not.toContain(tenantTokens.granted);
  });

  test('keeps the budget, and leaves what it does not reach', async () => {
    const tenant = await tenantWith();
    const { list, cleanUp } = await verify(tenant, ['--only', 'bodies.valid', '--max-requests', '60', '--cleanup']);
    expect(tenant.seen).toHaveLength(60);
    const left = tenant.held().length;
    const because = { 'the budget of --max-requests 60 is spent': left };
    expect(cleanUp).toEqual({ created: left, deleted: 0, left: because, unknown: 0, list });
    expect(await cleanup(list)).toMatchObject({ code: 0 });
    expect(tenant.held()).toEqual([]);
  });
});

test.each([403, 405, 501])('a target that answers %d to DELETE is soon given up; cleanup continues', async (status) => {
  let isAllowed = false;
  const tenant = await tenantWith(({ method }) => (method === 'DELETE' && !isAllowed ? refusing(status) : undefined));
  const { code, stdout, list } = await verify(tenant, ['--only', 'bodies.valid', '--cases', '100', '--cleanup']);
  const held = tenant.held();
  expect(held.length).toBeGreaterThan(800);
  expect(deletesIn(tenant).length).toBeLessThanOrEqual(8 + 32);
  expect(code).toBe(0);
  const reason = `the target does not allow DELETE (${status})`;
  expect(stdout).toContain(
    `clean-up: created ${held.length} userStatuses, 0 deleted, ${held.length} left (${held.length}: ${reason}); to continue: npx userstatus-conformance cleanup '${list}'\n`,
  );
  expect(await cleanup(list)).toMatchObject({ code: 1 });
  isAllowed = true;
  expect(await cleanup(list)).toMatchObject({ code: 0, stdout: expect.stringContaining(`${held.length} deleted\n`) });
  expect([tenant.held(), existsSync(list)]).toEqual([[], false]);
});

test('404 counts as deleted, unless the target still shows it', async () => {
  let isHonest = false;
  const tenant = await tenantWith(({ method }, deletes) => {
    if (method === 'GET') return undefined;
    return method === 'DELETE' && (!isHonest || deletes % 2 === 0) ? refusing(404) : undefined;
  });
  const { cleanUp, list } = await verify(tenant);
  expect(cleanUp).toMatchObject({
    deleted: 0,
    left: { 'the target does not allow DELETE (404)': tenant.held().length },
  });
  isHonest = true;
  const other = await tenantWith();
  expect(await cleanup(list, '--target', other.baseUrl, '--another-origin')).toMatchObject({ code: 0 });
  expect(existsSync(list)).toBe(false);
});

test('only what fails is left; Retry-After is respected', async () => {
  const asked = new Map<string, number>();
  const tenant = await tenantWith(({ method, path }, deletes) => {
    if (method !== 'DELETE') return undefined;
    const times = (asked.get(path) ?? 0) + 1;
    asked.set(path, times);
    if (times === 1) return refusing(429, { 'retry-after': '0' });
    return times === 2 && deletes % 3 === 0 ? refusing(500) : undefined;
  });
  const { list, cleanUp, code } = await verify(tenant);
  const left = tenant.held();
  expect(left.length).toBeGreaterThan(0);
  expect(cleanUp).toMatchObject({ left: { 'answered 500': left.length } });
  expect(code).toBe(0);
  expect(
    linesOf(list)
      .flatMap(({ id }) => (id === undefined ? [] : [id]))
      .sort(),
  ).toEqual(left.sort());
  expect(await cleanup(list)).toMatchObject({ code: 0 });
  expect(tenant.held()).toEqual([]);
});

test('a token that is not accepted any more stops it', async () => {
  const tenant = await tenantWith(({ method }) => (method === 'DELETE' ? refusing(401) : undefined));
  const { list } = await verify(tenant);
  const before = readFileSync(list, 'utf8');
  expect(await cleanup(list, '--concurrency', '1')).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('the token is not accepted (401)'),
  });
  expect(readFileSync(list, 'utf8')).toBe(before);
});

test('a target that cannot be reached stops it', async () => {
  const tenant = await tenantWith(({ method }) => (method === 'DELETE' ? refusing(405) : undefined));
  const { list } = await verify(tenant);
  await tenant.close();
  const before = readFileSync(list, 'utf8');
  expect(await cleanup(list)).toMatchObject({ code: 3 });
  expect(readFileSync(list, 'utf8')).toBe(before);
});

describe('a run that is ended from outside', () => {
  const endRun = async (signal: NodeJS.Signals) => {
    const tenant = await tenantWith();
    const reports = newReports();
    const args = ['verify', '--target', tenant.baseUrl, '--cases', '2000', '--report-dir', reports, '--cleanup'];
    const running = start(args, token);
    await running.says('0 of ');
    running.kill(signal);
    return { tenant, list: join(reports, 'created.jsonl'), reports, ...(await running.ended) };
  };

  // What the tenant holds and the list does not name is answered for by a request that is listed without its answer.
  const expectNothingLost = (tenant: Deletable, list: string, mostOpen: number): void => {
    const lines = linesOf(list);
    const named = new Set(lines.map(({ id }) => id));
    const answered = new Set(lines.flatMap((line) => [line['made'], line['none'], line['lost']]));
    const open = lines.filter(({ sent }) => sent !== undefined && !answered.has(sent));
    const unnamed = tenant.held().filter((id) => !named.has(id));
    expect(tenant.held().length).toBeGreaterThan(100);
    expect(unnamed.length).toBeLessThanOrEqual(open.length);
    expect(open.length).toBeLessThanOrEqual(mostOpen);
  };

  test.each(['SIGINT', 'SIGTERM'] as const)('by %s keeps its list, and says how to go on', async (signal) => {
    const { tenant, list, code, stderr, reports } = await endRun(signal);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /clean-up: created \d+ userStatuses, 0 deleted, \d+ left.*; to continue: npx userstatus-conf/,
    );
    // What was under way came home.
    expectNothingLost(tenant, list, 0);
    expect(resultsIn(reports).cleanUp.created).toBe(linesOf(list).filter(({ id }) => id !== undefined).length);
    expect(deletesIn(tenant)).toEqual([]);
  });

  test('by SIGKILL loses none of it; cleanup works through it, and names what it cannot know', async () => {
    const { tenant, list, reports } = await endRun('SIGKILL');
    expectNothingLost(tenant, list, 32);
    expect(resultsIn(reports)).toMatchObject({ verdict: 'none', cleanUp: { list } });
    const ran = await cleanup(list);
    const unknown = linesOf(list).filter(({ lost }) => lost !== undefined).length;
    expect(tenant.held().length).toBeLessThanOrEqual(unknown);
    expect(ran).toMatchObject({ code: 1, stdout: expect.stringContaining(`${unknown} request`) });
  });
});

test('a clean-up that is killed continues where it ended', async () => {
  let isSlow = true;
  const tenant = await tenantWith(({ method }, deletes) => {
    if (method !== 'DELETE') return undefined;
    if (isSlow && deletes > 100) return { silence: 'timeout', detail: '' };
    return isSlow && deletes < 5 ? refusing(500) : undefined;
  });
  const reports = newReports();
  const args = ['verify', '--target', tenant.baseUrl, '--only', 'bodies.valid', '--report-dir', reports, '--cleanup'];
  const verifying = start(args, token);
  await tenant.askedToDelete(100);
  verifying.kill('SIGKILL');
  await verifying.ended;
  const list = join(reports, 'created.jsonl');
  const gone = linesOf(list).filter((line) => line['gone'] !== undefined);
  expect(gone.length).toBeGreaterThan(50);
  isSlow = false;
  const held = tenant.held().length;
  const before = deletesIn(tenant).length;
  expect(await cleanup(list)).toMatchObject({ code: 0 });
  // What was deleted, and not yet noted, when it was killed is asked for once more.
  expect(deletesIn(tenant).length - before).toBeLessThanOrEqual(held + 32);
  expect([tenant.held(), existsSync(list)]).toEqual([[], false]);
});

test('a clean-up says what it did, and when nothing remains', async () => {
  const tenant = await tenantWith(({ method }) => (method === 'DELETE' ? refusing(405) : undefined));
  const { list } = await verify(tenant);
  const other = await tenantWith();
  const ran = await cleanup(list, '--target', other.baseUrl, '--another-origin');
  expect(ran).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /created 8 userStatuses, 8 deleted\nNothing remains: .*created.jsonl is removed\.\n$/,
    ),
  });
  expect(await cleanup(list)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('A list is removed once nothing of it remains.'),
  });
});

test('a clean-up that is interrupted says so', async () => {
  const tenant = await tenantWith(({ method }) =>
    method === 'DELETE' ? { silence: 'timeout', detail: '' } : undefined,
  );
  const reports = newReports();
  const list = join(reports, 'created.jsonl');
  const verifying = start(['verify', '--target', tenant.baseUrl, '--report-dir', reports, ...few], token);
  await tenant.askedToDelete(1);
  verifying.kill('SIGINT');
  expect(await verifying.ended).toMatchObject({ code: 3, stderr: expect.stringContaining('cleanup') });
  // The verdict was reached before.
  expect(resultsIn(reports)).toMatchObject({ verdict: 'conformant' });
  const cleaning = start(['cleanup', list], token);
  const before = deletesIn(tenant).length;
  await tenant.askedToDelete(before + 1);
  cleaning.kill('SIGTERM');
  expect(await cleaning.ended).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('the list holds what is left'),
  });
});

describe('ids that a target made up', () => {
  const answering = (idsGiven: readonly unknown[]) => {
    let next = 0;
    return tenantWith(({ method }) => {
      if (method === 'DELETE') return refusing(204);
      if (method !== 'POST') return undefined;
      next += 1;
      return { status: 201, headers: {}, body: JSON.stringify({ id: idsGiven[next % idsGiven.length] }) };
    });
  };

  const within = /^\/deviceManagement\/deviceConfigurations\/[\w-]+(\/[\w.-]+)*\/userStatuses\/[^/?#\\]+$/;

  test('stay in their collection, whatever they contain', async () => {
    const made = [
      ...['a/b', 'a?b=c#d', 'a\r\nb\u0000\u001b[2J', '%2e%2e2f', "o'x')/y('", '\u202eü💥\u2028', 'x'.repeat(1_000)],
      ...['__proto__', '...', ' '],
    ];
    const tenant = await answering(made);
    const { cleanUp, list } = await verify(tenant, several);
    const deletes = deletesIn(tenant);
    expect(deletes.filter((path) => !within.test(path))).toEqual([]);
    expect(new Set(deletes.map((path) => decodeURIComponent(path.split('/').at(-1) ?? '')))).toEqual(new Set(made));
    expect(cleanUp).toMatchObject({ deleted: deletes.length, left: {} });
    expect(existsSync(list)).toBe(false);
  });

  test.each([
    [
      'its id cannot stand in a URL',
      ['.', '..', '../../x', '..\\x', 'x/..', '%2e%2e%2f', '%252E.', 'x'.repeat(1_048_576), '\ud800'],
    ],
    ['the answer gave no id', [undefined, '', 7, { x: 1 }, null, ['x']]],
  ])('are listed, and not sent, where %s', async (reason, made) => {
    const tenant = await answering(made);
    const { stdout, list } = await verify(tenant, several);
    expect(deletesIn(tenant)).toEqual([]);
    const [, left = ''] = /created (\d+) userStatuses, 0 deleted, \1 left \(\1: /.exec(stdout) ?? [];
    expect(stdout).toContain(`(${left}: ${reason});`);
    expect(Number(left)).toBeGreaterThanOrEqual(2 * made.length);
    expect(readFileSync(list).length).toBeLessThan(20_000);
    expect(await cleanup(list)).toMatchObject({ code: 1 });
  });
});

test('a server that fails may have created something', async () => {
  const tenant = await tenantWith(({ method }) => (method === 'POST' ? refusing(500) : undefined));
  const { stdout, list, cleanUp } = await verify(tenant);
  expect(cleanUp).toMatchObject({ created: 0, deleted: 0, left: {} });
  expect(stdout).toMatch(/clean-up: created 0 userStatuses, 0 deleted, \d+ requests that may have created more;/);
  const lines = linesOf(list);
  expect(lines).toContainEqual({ lost: 1, why: 'answered 500' });
  const marker = String(lines[0]?.['run']);
  const sent = tenant.seen.map(({ headers }) => headers['client-request-id']);
  expect(sent).toContain(`${marker.slice(0, 24)}000000000001`);
  const ran = await cleanup(list);
  expect([ran.code, ran.stdout]).toEqual([
    1,
    expect.stringMatching(/ may have created more\nNo answer came to \d+ creates, .* remove .*:\n/),
  ]);
  expect(ran.stdout).toContain(`/userStatuses  client-request-id ${marker.slice(0, 24)}000000000001\n`);
});

describe('an invalid list', () => {
  const uuid = '00000000-0000-4000-8000-000000000000';
  const header = (target: string) => ({ format: 'userstatus-conformance created', version: 1, target, run: uuid });
  const sent = { sent: 1, path: 'deviceConfiguration', ids: [ids.deviceConfigurationId] };

  const listOf = (...lines: readonly unknown[]): string => {
    const file = `${newReports()}.jsonl`;
    writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : `${JSON.stringify(line)}\n`)).join(''));
    return file;
  };

  test.each<[string, (target: string) => readonly unknown[], string]>([
    ['of a target that is none', () => [header('nowhere')], 'takes a URL'],
    ['of a target of another scheme', () => [header('file:///etc')], 'takes an http or https URL'],
    [
      'of a target with a password',
      () => [header('http://me:hidden-word@127.0.0.1')],
      'must not hold a user or password',
    ],
    [
      'with a broken line',
      (to) => [header(to), sent, { made: 1, id: 'x' }, '{"gone":1,\n', sent],
      'line 4: this is not a line',
    ],
  ])('%s is refused, and nothing is sent', async (_, lines, sentence) => {
    const tenant = await tenantWith();
    const { code, stderr, stdout } = await cleanup(listOf(...lines(tenant.baseUrl)));
    expect(stderr).toContain(sentence);
    expect([code, tenant.seen]).toEqual([2, []]);
    expect(stdout + stderr).not.toMatch(/^ {4}at |hidden-word/m);
  });

  test('that is missing is wrong use', async () => {
    expect(await cleanup(join(directory, 'none.jsonl'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('none.jsonl'),
    });
  });

  test('may end in half a line, as a crash leaves it', async () => {
    const tenant = await tenantWith();
    const list = listOf(header(tenant.baseUrl), sent, '{"made":1,"id":"');
    expect(await cleanup(list)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('No answer came to 1 create,'),
    });
    expect(tenant.seen).toEqual([]);
  });

  test.each([['..'], ['.'], ['%2e%2e'], ['%252e%252e'], ['a/../..'], ['1?x'], ['1#'], ['1\u0000']])(
    'that names the configuration %j is refused, and nothing is sent',
    async (id) => {
      const tenant = await tenantWith();
      const ran = await cleanup(listOf(header(tenant.baseUrl), { ...sent, ids: [id] }, { made: 1, id: 'x' }));
      expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining(`names the id ${JSON.stringify(id)}`) });
      expect(tenant.seen).toEqual([]);
    },
  );

  test('that names no configuration is refused', async () => {
    const tenant = await tenantWith();
    const ran = await cleanup(listOf(header(tenant.baseUrl), { ...sent, ids: [] }, { made: 1, id: 'x' }));
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('with 0 ids, not 1') });
    expect(tenant.seen).toEqual([]);
  });

  test.each([
    ['a userStatus', sent, '..'],
    ['a userStatus, encoded', sent, '%2e%2e'],
    ['a userStatus on its way out', sent, '../../x'],
  ])('sends nothing for %s outside of the collection', async (_, place, id) => {
    const tenant = await tenantWith();
    const ran = await cleanup(listOf(header(tenant.baseUrl), place, { made: 1, id }));
    expect(ran).toMatchObject({ code: 1, stdout: expect.stringContaining('1: its id cannot stand in a URL') });
    expect(tenant.seen).toEqual([]);
  });

  test('of another base URL, or made in another tenant, is refused: what is not found there is not gone', async () => {
    const tenant = await tenantWith();
    const [own, other] = ['11111111-0000-4000-8000-000000000000', '22222222-0000-4000-8000-000000000000'];
    const list = listOf({ ...header(tenant.baseUrl), tenant: own }, sent, { made: 1, id: 'x' });
    const elsewhere = await cleanup(list, '--target', tenant.baseUrl.replace('/beta', '/v1.0'));
    const ofOther = { GRAPH_TOKEN: webToken({ ...lawfulClaims, tid: other }) };
    const inOther = await run(['cleanup', list, '--target', tenant.baseUrl, '--yes'], ofOther);
    expect([elsewhere.code, elsewhere.stderr]).toEqual([2, expect.stringContaining('--another-origin')]);
    expect([inOther.code, inOther.stderr]).toEqual([
      2,
      expect.stringContaining(`lists what was made in the tenant ${own}, and the token is of the tenant ${other}`),
    ]);
    expect([tenant.seen, linesOf(list).length]).toEqual([[], 3]);
  });

  test('of another origin gets no token without --another-origin', async () => {
    const [tenant, other] = [await tenantWith(), await tenantWith()];
    const list = listOf(header(other.baseUrl), sent, { made: 1, id: 'x' });
    for (const said of [
      cleanup(list, '--target', tenant.baseUrl),
      run(['cleanup', list], { ...token, GRAPH_BASE_URL: tenant.baseUrl }),
    ])
      expect(await said).toMatchObject({ code: 2, stderr: expect.stringContaining('--another-origin') });
    for (const [args, env] of [
      [['--target', ''], {}],
      [[], { GRAPH_BASE_URL: '' }],
    ] as const)
      expect(await run(['cleanup', list, ...args], { ...token, ...env })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('is empty'),
      });
    expect([...tenant.seen, ...other.seen]).toEqual([]);
    expect(await cleanup(list, '--target', tenant.baseUrl, '--another-origin')).toMatchObject({ code: 0 });
    expect(deletesIn(tenant)).toEqual([`${userStatus.paths.fill('deviceConfiguration', ids)}/x`]);
    expect(other.seen).toEqual([]);
  });
});
