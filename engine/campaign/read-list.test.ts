// Which pages of a list are read, and when it counts as read to its end.
import { type Answer, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { inProcess } from '../connection/in-process.ts';
import { type Listing, readList } from './read-list.ts';

const create: Request = { method: 'POST', path: '/a/1/b', headers: {}, body: '{}' };

type Pages = Readonly<Record<string, unknown>>;

const answerOf = (pages: Pages, { path, query = '' }: Request): Answer => {
  const page = pages[path + query];
  return page === undefined
    ? { status: 404, headers: {}, body: '' }
    : { status: 200, headers: {}, body: JSON.stringify(page) };
};

const read = (pages: Pages): Promise<Listing> =>
  readList(
    inProcess((request) => answerOf(pages, request)),
    create,
    (entity) => entity !== 0,
  );

const next = '@odata.nextLink';

test.each<[string, Pages, readonly unknown[] | undefined, boolean]>([
  ['one page', { '/a/1/b': { value: [1, 0] } }, [1], true],
  ['two pages', { '/a/1/b': { value: [1], [next]: '?2' }, '/a/1/b?2': { value: [2, 0] } }, [1, 2], true],
  ['an absolute link', { '/a/1/b': { value: [1], [next]: 'http://in.process/c' }, '/c': { value: [2] } }, [1, 2], true],
  ['a link to another origin', { '/a/1/b': { value: [1], [next]: 'http://else.where/a/1/b?2' } }, [1], false],
  ['a link to itself', { '/a/1/b': { value: [1], [next]: '/a/1/b' } }, [1], false],
  ['a link to nothing', { '/a/1/b': { value: [1], [next]: '?2' } }, [1], false],
  ['no list', { '/a/1/b': {} }, undefined, false],
  ['no answer to GET', {}, undefined, false],
])('%s', async (_, pages, entities, isComplete) => {
  expect(await read(pages)).toMatchObject({ isComplete });
  expect((await read(pages)).entities?.map(({ entity }) => entity)).toEqual(entities);
});

test('an entity is known with its page and its place there', async () => {
  const pages = { '/a/1/b': { value: [1], [next]: '?2' }, '/a/1/b?2': { value: [0, 2] } };
  const { entities = [] } = await read(pages);
  expect(entities.map(({ at, path }) => [at, path])).toEqual([
    ['/value/0', '/a/1/b'],
    ['/value/1', '/a/1/b?2'],
  ]);
  expect(entities[1]?.answer.body).toBe(JSON.stringify({ value: [0, 2] }));
});

test('a list without end is left after a hundred pages', async () => {
  let asked = 0;
  const target = inProcess(() => {
    asked += 1;
    return { status: 200, headers: {}, body: JSON.stringify({ value: [asked], [next]: `?${asked}` }) };
  });
  const { entities, isComplete, answer } = await readList(target, create, () => true);
  expect([entities?.length, isComplete, isSilence(answer)]).toEqual([100, false, false]);
});
