// The queue of what waits to be judged: bounded in items and bytes, and worked on when nothing comes.
import { openQueue } from './queue.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const open = (most: number, mostBytes = 100) => {
  const done: string[] = [];
  const queue = openQueue<string>((item) => void done.push(item), { most, mostBytes, sizeOf: ({ length }) => length });
  return { ...queue, done };
};

test('what is too much, in items or in bytes, is dropped and counted', async () => {
  const queue = open(2, 5);
  for (const item of ['a', 'bbbbb', 'c', 'd']) queue.add(item);
  await queue.drain();
  expect([queue.done, queue.dropped()]).toEqual([['a', 'c'], 2]);
  queue.add('e');
  await queue.drain();
  expect(queue.done).toEqual(['a', 'c', 'e']);
});

test('items wait while others come, unless half of what may wait is waiting', async () => {
  const queue = open(4);
  queue.add('a');
  await turn();
  expect(queue.done).toEqual([]);
  await turn();
  expect(queue.done).toEqual(['a']);
  for (const item of ['b', 'c', 'd']) queue.add(item);
  await turn();
  expect(queue.done).toEqual(['a', 'b']);
});

test('where the work is done elsewhere, one item is given at a time, and counts until it is done', async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (item: string): Promise<void> => {
    begun.push(item);
    return new Promise((resolve) => ends.push(resolve));
  };
  const queue = openQueue<string>(work, { most: 10, mostBytes: 3, sizeOf: ({ length }) => length });
  for (const item of ['a', 'b']) queue.add(item);
  const drained = queue.drain();
  expect(begun).toEqual(['a']);
  for (const item of ['c', 'd']) queue.add(item);
  expect(queue.dropped()).toBe(1);
  for (const count of [1, 2, 3]) {
    ends.shift()?.();
    while (begun.length < Math.min(count + 1, 3)) await turn();
  }
  await drained;
  expect(begun).toEqual(['a', 'b', 'c']);
});
