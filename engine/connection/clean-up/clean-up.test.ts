// The list of creations: what each answer adds to it, and that only listed entities are deleted.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Request, Silence } from '../../../contracts/judging/exchange.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { requestFor } from '../../../fixtures/cases/case.ts';
import { NoVerdict, WrongUse } from '../../settings/errors.ts';
import { inProcess } from '../in-process.ts';
import { emptyCleanUp } from './clean-up.ts';
import { deleteListed, readList } from './delete-listed.ts';
import { listing } from './listing.ts';
import { entriesIn } from './read-list.ts';
import { openList } from './write-list.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-list-'));
afterAll(() => rmSync(directory, { recursive: true }));

const ids = { deviceConfigurationId: 'one' };
const create = requestFor({ contract: userStatus, path: 'rootCertificate', ids }, '{}');
const read: Request = { ...create, method: 'GET', body: '' };

const listed = (respond: (request: Request) => Answer | Silence) => {
  const list = openList(directory, { target: 'http://in.process' });
  const cleanUp = emptyCleanUp(list.file);
  return { list, cleanUp, ...listing(userStatus, inProcess(respond), { list, cleanUp }) };
};

const linesIn = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line));

const sent = { sent: 1, path: 'rootCertificate', ids: ['one'] };
const answered = (status: number, body = '', headers = {}): Answer => ({ status, headers, body });

test.each<[string, Answer | Silence, object, object]>([
  ['a 201', answered(201, '{"id":"x"}'), { made: 1, id: 'x' }, { created: 1, unknown: 0 }],
  ['another success', answered(202, '{"id":"x"}'), { made: 1, id: 'x' }, { created: 1, unknown: 0 }],
  ['a 201 without id', answered(201, '[]'), { made: 1, why: 'the answer gave no id' }, { created: 1, unknown: 0 }],
  ['a refusal', answered(400, '{"id":"x"}'), { none: 1 }, { created: 0, unknown: 0 }],
  ['a redirection', answered(302), { none: 1 }, { created: 0, unknown: 0 }],
  ['"try again"', answered(503, '', { 'retry-after': '0' }), { none: 1 }, { created: 0, unknown: 0 }],
  ['a failure', answered(504), { lost: 1, why: 'answered 504' }, { created: 0, unknown: 1 }],
  ['a drop', { silence: 'dropped', detail: '' }, { lost: 1, why: 'dropped' }, { created: 0, unknown: 1 }],
  ['a hang', { silence: 'timeout', detail: '' }, { lost: 1, why: 'timeout' }, { created: 0, unknown: 1 }],
  [
    'a connection that the network lost',
    { silence: 'unreachable', detail: 'read ETIMEDOUT', maySent: true },
    { lost: 1, why: 'dropped' },
    { created: 0, unknown: 1 },
  ],
  ['no connection', { silence: 'unreachable', detail: '' }, { none: 1 }, { created: 0, unknown: 0 }],
])('%s is listed behind its request', async (_, answer, line, counts) => {
  const { target, list, cleanUp } = listed(() => answer);
  await expect(target.send(create)).resolves.toBe(answer);
  expect(linesIn(list.file)).toEqual([sent, line]);
  expect(cleanUp).toMatchObject(counts);
});

test('a request is listed before it is sent', async () => {
  const linesAtSend: unknown[] = [];
  const { target, list } = listed(() => {
    linesAtSend.push(linesIn(list.file));
    return answered(201);
  });
  await target.send(create);
  expect(linesAtSend).toEqual([[sent]]);
});

test('what creates nothing is not listed', async () => {
  const { target, list } = listed(() => answered(200));
  await target.send(read);
  await target.send({ ...create, path: '/elsewhere' });
  expect(readFileSync(list.file, 'utf8').trimEnd().split('\n')).toHaveLength(1);
});

test('a budget that is spent leaves nothing unknown', async () => {
  const { target, cleanUp, list } = listed(() => {
    throw new NoVerdict('spent');
  });
  await expect(target.send(create)).rejects.toThrow('spent');
  expect([linesIn(list.file), cleanUp.unknown]).toEqual([[sent, { none: 1 }], 0]);
});

test('nothing is sent that cannot be listed', async () => {
  let requests = 0;
  const { target, list } = listed(() => {
    requests += 1;
    return answered(201);
  });
  list.close();
  await expect(target.send(create)).rejects.toThrow(NoVerdict);
  expect(requests).toBe(0);
});

test('a list that cannot be written is wrong use', () => {
  const file = join(directory, 'taken');
  writeFileSync(file, '');
  expect(() => openList(file, { target: 'http://in.process' })).toThrow(WrongUse);
});

test('the end waits for creates under way, and lets no further one out', async () => {
  const { target, list, end } = listed(() => answered(201, '{"id":"x"}'));
  const sending = target.send(create);
  await end();
  expect(linesIn(list.file)).toEqual([sent, { made: 1, id: 'x' }]);
  await sending;
  await expect(target.send(create)).rejects.toThrow('the run has ended');
});

test('what is left is written anew, in the numbers it had', async () => {
  let made = 0;
  const { target, list, cleanUp, end } = listed(({ method, path }) => {
    made += 1;
    if (method === 'POST') return made === 2 ? answered(500) : answered(201, `{"id":"${made}"}`);
    return answered(path.endsWith('/3') ? 500 : 204);
  });
  for (let count = 1; count <= 4; count += 1) await target.send(create);
  await end();
  const stopConditions = { note: () => undefined, met: () => undefined };
  const reported: number[] = [];
  const onProgress = (done: number): void => void reported.push(done);
  const all = { contract: userStatus, file: list.file, target: target.baseUrl, gone: new Set<number>(), cleanUp };
  await deleteListed(all, target, { lanes: 2, stopConditions, onProgress });
  expect(linesIn(list.file)).toEqual([
    { ...sent, sent: 2 },
    { lost: 2, why: 'answered 500' },
    { ...sent, sent: 3 },
    { made: 3, id: '3' },
  ]);
  expect(reported).toEqual([1, 2, 3]);
  expect(readList(userStatus, list.file).cleanUp).toEqual({
    created: 1,
    deleted: 0,
    left: {},
    unknown: 1,
    list: list.file,
  });
});

test('a list that is changed meanwhile is not removed', async () => {
  const { target, list, cleanUp } = listed(({ method }) => answered(method === 'POST' ? 201 : 204, '{"id":"x"}'));
  await target.send(create);
  const stopConditions = { note: () => undefined, met: () => undefined };
  const all = { contract: userStatus, file: list.file, target: target.baseUrl, gone: new Set<number>(), cleanUp };
  await deleteListed(all, target, {
    lanes: 1,
    stopConditions,
    onProgress: () => void list.sending({ path: 'rootCertificate', ids: ['one'] }),
  });
  expect(linesIn(list.file)).toEqual([sent, { made: 1, id: 'x' }, { gone: 1 }, { ...sent, sent: 2 }]);
  expect(readList(userStatus, list.file).cleanUp).toMatchObject({ created: 0, unknown: 1 });
});

test.each([
  ['half of a line', '{"none":2,"i', true],
  ['a line without its end', '{"none":2}', false],
])('a list that ends in %s is gone on with', async (_, ending, isLeft) => {
  const { target, list, end } = listed(({ method }) => answered(method === 'POST' ? 201 : 500, '{"id":"x"}'));
  await target.send(create);
  list.sending({ path: 'rootCertificate', ids: ['one'] });
  await end();
  writeFileSync(list.file, ending, { flag: 'a' });
  const stopConditions = { note: () => undefined, met: () => undefined };
  const all = readList(userStatus, list.file);
  await deleteListed(
    all,
    inProcess(() => answered(204)),
    { lanes: 1, stopConditions, onProgress: () => undefined },
  );
  expect(all.cleanUp).toMatchObject({ deleted: 1, unknown: isLeft ? 1 : 0 });
  expect(existsSync(list.file)).toBe(isLeft);
  if (isLeft) expect(readList(userStatus, list.file).cleanUp).toMatchObject({ created: 0, unknown: 1 });
});

test('the collection is that of the create', async () => {
  const deleted: string[] = [];
  const { target, list, cleanUp, end } = listed(({ method, path }) => {
    if (method === 'DELETE') deleted.push(path);
    return answered(method === 'POST' ? 201 : 204, '{"id":"x"}');
  });
  await target.send({
    ...create,
    path: userStatus.paths.fill('rootCertificate', { deviceConfigurationId: "o'n/e" }, 'quoted'),
  });
  await end();
  const stopConditions = { note: () => undefined, met: () => undefined };
  const all = { contract: userStatus, file: list.file, target: target.baseUrl, gone: new Set<number>(), cleanUp };
  await deleteListed(all, target, { lanes: 1, stopConditions, onProgress: () => undefined });
  expect(deleted).toEqual([`${userStatus.paths.fill('rootCertificate', { deviceConfigurationId: "o'n/e" })}/x`]);
});

describe('a list that no run wrote', () => {
  const uuid = '00000000-0000-4000-8000-000000000000';
  const header = { format: 'userstatus-conformance created', version: 1, target: 'http://in.process', run: uuid };

  test.each<[string, readonly unknown[], string]>([
    ['empty', [], 'is not a list of what a run created'],
    ['something else', ['hello\n'], 'is not a list of what a run created'],
    ['results', [{ schemaVersion: 1 }], 'is not a list of what a run created'],
    ['of a later version', [{ ...header, version: 2 }], 'is not a list of what a run created'],
    ['with a broken line', [header, sent, '{"made":1,\n', sent], 'line 3: this is not a line'],
    ['with an empty line', [header, '\n', sent], 'line 2: this is not a line'],
    ['with an unknown line', [header, sent, { delete: 1 }], 'line 3: this is not a line'],
    ['with a line of two kinds', [header, sent, { made: 1, id: 'x', gone: 1 }], 'line 3: this is not a line'],
    ['with an unknown path', [header, { ...sent, path: '../users' }], 'line 2: this is not a line'],
    ['with an invalid number', [header, { ...sent, sent: -1 }], 'line 2: this is not a line'],
    ['with a reason of its own', [header, sent, { made: 1, why: '__proto__' }], 'line 3: this is not a line'],
    ['with an answer to nothing', [header, { made: 1, id: 'x' }], 'line 2: request 1 was not sent'],
    ['with two answers', [header, sent, { none: 1 }, { made: 1, id: 'x' }], 'line 4: request 1 was not sent'],
    ['with an endless line', [header, 'x'.repeat(3_000_000)], 'line 2: this is not a line'],
  ])('%s is refused', (name, lines, sentence) => {
    const file = join(directory, name);
    writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : `${JSON.stringify(line)}\n`)).join(''));
    expect(() => readList(userStatus, file)).toThrow(WrongUse);
    expect(() => readList(userStatus, file)).toThrow(sentence);
  });

  test('is read over the ends of chunks, in any script', () => {
    const file = join(directory, 'long');
    const made = Array.from({ length: 5_000 }, (_, index) => `💥ü${index}`);
    const lines = made.flatMap((id, index) => [
      { ...sent, sent: index + 1 },
      { made: index + 1, id },
    ]);
    writeFileSync(file, [header, ...lines, { gone: 7 }].map((line) => JSON.stringify(line)).join('\n'));
    expect([...entriesIn(file, new Set())].map(({ line }) => ('id' in line ? line.id : ''))).toEqual(made);
    expect(readList(userStatus, file).cleanUp).toMatchObject({ created: 4_999, unknown: 0 });
  });
});

describe('what was created a moment ago', () => {
  /** The clean-up of three entities, on a service that shows entities once the seconds have passed. */
  const cleanUpOf = async (shows: (waited: number) => boolean, answersDelete: (waited: number) => number) => {
    let [made, waited] = [0, 0];
    const sent: string[] = [];
    const { target, list, cleanUp, end } = listed(({ method }) => {
      if (method !== 'POST') sent.push(method);
      if (method === 'GET') return answered(shows(waited) ? 200 : 404);
      if (method === 'DELETE') return answered(answersDelete(waited));
      made += 1;
      return answered(201, `{"id":"${made}"}`);
    });
    for (let count = 1; count <= 3; count += 1) await target.send(create);
    await end();
    const stopConditions = { note: () => undefined, met: () => undefined };
    const all = { contract: userStatus, file: list.file, target: target.baseUrl, gone: new Set<number>(), cleanUp };
    const wait = async (milliseconds: number): Promise<void> => {
      waited += milliseconds;
    };
    const how = { lanes: 1, stopConditions, onProgress: () => undefined, isFresh: true, wait };
    await deleteListed(all, target, how);
    return { cleanUp, waited, sent: sent.join(' ') };
  };

  test('and is not shown yet is not taken for deleted', async () => {
    const { cleanUp, waited, sent } = await cleanUpOf(
      (passed) => passed > 0,
      (passed) => (passed > 0 ? 204 : 404),
    );
    expect(cleanUp).toMatchObject({ created: 3, deleted: 3, left: {} });
    expect([waited, sent]).toEqual([7_500, 'DELETE GET GET DELETE DELETE DELETE']);
  });

  test('and is not shown after some seconds is gone, which is waited for once', async () => {
    const { cleanUp, waited, sent } = await cleanUpOf(
      () => false,
      () => 404,
    );
    expect(cleanUp).toMatchObject({ created: 3, deleted: 3 });
    expect([waited, sent]).toEqual([7_500, 'DELETE GET GET DELETE GET DELETE GET']);
  });

  test('and is shown, though DELETE finds nothing twice, is left', async () => {
    const { cleanUp, sent } = await cleanUpOf(
      () => true,
      () => 404,
    );
    expect(cleanUp).toMatchObject({ deleted: 0, left: { 'the target does not allow DELETE (404)': 3 } });
    expect(sent).toBe('DELETE GET DELETE GET');
  });
});

describe('what is deleted before the end', () => {
  test('is on the list, counted, and not deleted again', async () => {
    let id = 0;
    const { target, list, cleanUp, noteGone, end } = listed(() => {
      id += 1;
      return answered(201, `{"id":"${id}"}`);
    });
    await target.send(create);
    await target.send(create);
    expect(noteGone(create.path)).toBe(2);
    expect([noteGone(create.path), noteGone('/elsewhere')]).toEqual([undefined, undefined]);
    expect([linesIn(list.file).at(-1), cleanUp.deleted]).toEqual([{ gone: 2 }, 1]);
    await end();
    expect([...entriesIn(list.file, new Set([2]))].map(({ number }) => number)).toEqual([1]);
    expect(readList(userStatus, list.file).cleanUp).toMatchObject({ created: 1, deleted: 0 });
  });
});
