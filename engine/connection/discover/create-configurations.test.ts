// Configurations made for a run: listed before they are made, and deleted only under the name that they were given.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Request, Silence } from '../../../contracts/judging/exchange.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { createTenant } from '../../../fixtures/tenant/tenant.ts';
import { WrongUse } from '../../settings/errors.ts';
import { deleteListed, readList } from '../clean-up/delete-listed.ts';
import { openListAt } from '../clean-up/write-list.ts';
import { inProcess } from '../in-process.ts';
import { createConfigurations, neededTypes } from './create-configurations.ts';
import { isNamedForTests } from './named-for-tests.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-create-'));
afterAll(() => rmSync(directory, { recursive: true }));

let count = 0;
const newFile = (): string => {
  count += 1;
  return join(directory, `${count}.jsonl`);
};

type Instead = (request: Request) => Answer | Silence | undefined;
const answered = (status: number, body = ''): Answer => ({ status, headers: {}, body });
const dropped: Silence = { silence: 'dropped', detail: '' };

const opened = (instead: Instead) => {
  const tenant = createTenant({ contract: userStatus });
  const sent: Request[] = [];
  const target = inProcess((request) => {
    sent.push(request);
    return instead(request) ?? tenant.respond(request);
  });
  // The tenant links to the next page so.
  return { sent, target: { ...target, baseUrl: 'http://127.0.0.1/beta' } };
};

const make = async (instead: Instead = () => undefined) => {
  const { sent, target } = opened(instead);
  const file = newFile();
  const list = openListAt(file, { target: 'http://in.process' });
  const made = await createConfigurations({ contract: userStatus, target, list }, neededTypes(userStatus));
  list.close();
  return { sent, target, file, made };
};

const noLimits = { note: () => undefined, met: () => undefined };
const remove = async (file: string, target: Awaited<ReturnType<typeof make>>['target']) => {
  const listed = readList(userStatus, file);
  await deleteListed(listed, target, { lanes: 1, stopConditions: noLimits, onProgress: () => undefined });
  return listed.cleanUp;
};

test('three types do for all eight paths', () =>
  expect(neededTypes(userStatus).map((type) => type.split('.').at(-1))).toEqual([
    'iosScepCertificateProfile',
    'windowsPhone81VpnConfiguration',
    'windowsWifiEnterpriseEAPConfiguration',
  ]));

test('a configuration of each is made, named for tests, and deleted by the list', async () => {
  const { made, file, target, sent } = await make();
  expect(made.failures).toEqual([]);
  expect(made.configurations.map(({ name }) => isNamedForTests(name))).toEqual([true, true, true]);
  expect(await remove(file, target)).toMatchObject({ created: 3, deleted: 3, left: {} });
  expect(existsSync(file)).toBe(false);
  const gone = made.configurations.map(({ id }) => `${userStatus.parents.collection}/${id}`);
  expect(sent.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual(gone);
});

test.each<[string, Answer | Silence, string, boolean]>([
  ['a refusal', answered(403), 'answered 403', false],
  [
    'a refusal with a reason',
    answered(400, '{"error":{"message":"certificateStore is missing"}}'),
    'answered 400 ("certificateStore is missing")',
    false,
  ],
  ['a failure', answered(500), 'answered 500; it may be there', true],
  ['a lost answer', { silence: 'dropped', detail: '' }, 'no answer (dropped); it may be there', true],
  ['an answer without id', answered(201, '{}'), 'it may be there', true],
  ['an id that leads elsewhere', answered(201, '{"id":"../../x"}'), 'it may be there', true],
])('%s is told, and listed where something may be there', async (_, answer, sentence, isListed) => {
  const { made, file, target, sent } = await make(({ method }) => (method === 'POST' ? answer : undefined));
  expect(made).toMatchObject({ configurations: [], isListed });
  expect(made.failures[0]).toContain(sentence);
  await remove(file, target);
  expect(sent.filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('where the token has ended nothing more is made, and the reason is said', async () => {
  let made = 0;
  const { made: result, sent } = await make(({ method }) => {
    made += method === 'POST' ? 1 : 0;
    return made > 1 ? answered(401) : undefined;
  });
  expect(result).toMatchObject({ stopped: 'the token is not accepted: answered 401', isListed: true });
  expect([result.configurations.length, sent.length]).toEqual([1, 2]);
});

describe('what was made, though its answer was lost', () => {
  const losing = () =>
    make(({ method, body }) =>
      method === 'POST' && String(body).includes('#microsoft.graph.windowsPhone') ? dropped : undefined,
    );

  test('is found by its name and deleted', async () => {
    const { file, target, made } = await losing();
    const [name = ''] = /Conformance tests, windowsPhone[^"]*/.exec(readFileSync(file, 'utf8')) ?? [];
    await target.send({
      ...{ method: 'POST', path: userStatus.parents.collection, grant: 'granted' },
      headers: { authorization: 'Bearer $GRAPH_TOKEN', 'content-type': 'application/json' },
      body: JSON.stringify({ '@odata.type': '#microsoft.graph.iosScepCertificateProfile', displayName: name }),
    });
    expect(made.configurations).toHaveLength(2);
    expect(await remove(file, target)).toMatchObject({ created: 3, deleted: 3, unknown: 0, left: {} });
    expect(existsSync(file)).toBe(false);
  });

  test('was not made where the target lists none of its name', async () => {
    const { file, target } = await losing();
    expect(await remove(file, target)).toMatchObject({ created: 2, deleted: 2, unknown: 0 });
    expect(existsSync(file)).toBe(false);
  });

  test('stays on the list where the target cannot be asked', async () => {
    const { file, target } = await losing();
    const mute = {
      ...target,
      send: async (request: Request) =>
        request.path === userStatus.parents.collection ? answered(403) : target.send(request),
    };
    expect(await remove(file, mute)).toMatchObject({ created: 2, deleted: 2, unknown: 1 });
    expect(readFileSync(file, 'utf8')).toContain('"lost":2');
  });
});

test.each<[string, Answer | Silence]>([
  ['is called otherwise now', answered(200, '{"displayName":"Corp WiFi"}')],
  ['has no name', answered(200, '{}')],
  ['cannot be read', answered(403)],
  ['is not answered', { silence: 'timeout', detail: '' }],
])('what %s is not deleted', async (_, shown) => {
  const { file, target, sent } = await make(({ method }) => (method === 'GET' ? shown : undefined));
  expect(await remove(file, target)).toMatchObject({
    deleted: 0,
    left: { 'GET does not show it under the name that it was given': 3 },
  });
  expect(sent.filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('a list that names a configuration which its run did not make is refused', async () => {
  const { file } = await make();
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/"parent":"[^"]*"/, '"parent":"Corp WiFi"'));
  expect(() => readList(userStatus, file)).toThrow(WrongUse);
  expect(() => readList(userStatus, file)).toThrow('lists "Corp WiFi", which the run that it names did not make');
});

test('an earlier list is not written over', async () => {
  const { file } = await make();
  expect(() => openListAt(file, { target: 'http://in.process' })).toThrow('lists what an earlier command made');
});
