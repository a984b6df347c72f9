// What only several exchanges together can show.
import { userStatus } from '../user-status/contract.ts';
import {
  answersGet,
  isCreated,
  judgeListed,
  judgeNothingCreated,
  judgeReadBack,
  listed,
  nextLinkIn,
  notListed,
  refusesGet,
  repeatedId,
} from './judge-run.ts';

const sent =
  '{"userDisplayName":"a","devicesCount":1,"status":"error","lastReportedDateTime":"2017-01-01T00:00:00Z","userPrincipalName":"b"}';
const answer = (status: number, body: string) => ({ status, headers: {}, body });

test.each([
  ['the entity', answer(200, sent.replace('{', '{"id":"1",')), []],
  ['another count', answer(200, sent.replace('{', '{"id":"1",').replace(':1,', ':2,')), ['/devicesCount']],
  ['404', answer(404, ''), ['status']],
  ['another id', answer(200, sent.replace('{', '{"id":"2",')), ['/id']],
  ['no id', answer(200, sent), ['/id']],
  ['the entity wrapped', answer(200, `{"value":${sent.replace('{', '{"id":"1",')}}`), []],
  ['another entity wrapped', answer(200, `{"value":${sent.replace('{', '{"id":"2",')}}`), ['/value/id']],
  ['no object', answer(200, '[]'), ['']],
  ['nothing', { silence: 'timeout', detail: '' } as const, ['status']],
])('a GET that shows %s', (_, shown, expected) =>
  expect(judgeReadBack(userStatus, { sent, id: '1' }, shown).map(({ location }) => location)).toEqual(expected),
);

test('says where GET shows what the create itself was answered', () => {
  const answered = { id: '1', ...JSON.parse(sent), devicesCount: 2 };
  const shown = answer(200, JSON.stringify({ ...answered, userDisplayName: 'c' }));
  expect(
    judgeReadBack(userStatus, { sent, id: '1', answered }, shown).map(({ location, asAnswered = false }) => [
      location,
      asAnswered,
    ]),
  ).toEqual([
    ['/userDisplayName', false],
    ['/devicesCount', true],
  ]);
});

test('nothing is expected of GET where a target does not offer it', () => {
  expect([405, 501, 404, 200].map((status) => refusesGet(answer(status, '')))).toEqual([true, true, false, false]);
  expect([200, 404].map((status) => answersGet(answer(status, '')))).toEqual([true, false]);
});

test('a list shows what was created', () => {
  const created = { sent, id: '1' };
  expect([{ id: '0' }, { id: '1' }, { id: 1 }, null, '1'].filter(isCreated(created))).toEqual([{ id: '1' }]);
  expect(notListed(created)).toMatchObject({ requirement: 'answers.readBack', location: '/value' });
});

test('a list shows every value of what was created', () => {
  const judge = (entity: Readonly<Record<string, unknown>>) =>
    judgeListed(userStatus, { sent, id: '1' }, { entity, at: '/value/3' });
  const entity = { id: '1', ...JSON.parse(sent) };
  expect(judge(entity)).toEqual([]);
  expect(judge({ ...entity, devicesCount: 2 })).toMatchObject([
    { requirement: 'answers.readBack', location: '/value/3/devicesCount', actual: '2' },
  ]);
  const { status: _, ...without } = entity;
  expect(judge(without).map(({ location }) => location)).toContain('/value/3/status');
});

test('the next page of a list is behind its nextLink', () => {
  expect(nextLinkIn(answer(200, '{"value":[],"@odata.nextLink":"?x"}'))).toBe('?x');
  const without = ['{"value":[]}', '{"@odata.nextLink":""}', '{"@odata.nextLink":null}', ''];
  expect(without.map((body) => nextLinkIn(answer(200, body)))).toEqual(without.map(() => undefined));
});

test('a list is the value of an OData collection', () => {
  expect(listed(answer(200, '{"value":[1]}'))).toEqual([1]);
  expect(['[]', '{"value":{}}', 'x'].map((body) => listed(answer(200, body)))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('only what is new since the refusal was created by it', () => {
  const marker = { property: 'userPrincipalName', value: 'm' };
  const [mine, other] = [{ userPrincipalName: 'm' }, { userPrincipalName: 'o' }];
  expect(judgeNothingCreated(marker, [other], [other])).toEqual([]);
  expect(judgeNothingCreated(marker, [other, mine], [mine])).toEqual([]);
  expect(judgeNothingCreated(marker, [other, mine], [other])).toHaveLength(1);
});

test('an id that repeats is a finding of its own', () => {
  expect(repeatedId('x')).toMatchObject({ requirement: 'answers.id.unique', location: '/id', actual: '"x"' });
});
