// The queue of what waits to be judged: bounded in items and bytes, and worked on when nothing comes.
import { openQueue } from './queue.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const open = (most: number, mostBytes = 100) => {
  const done: string[] = [];
  const queue = openQueue<string>((item) => done.push(item), { most, mostBytes, sizeOf: ({ length }) => length });
  return { ...queue, done };
};

test('what is too much, in items or in bytes, is dropped and counted', () => {
  const queue = open(2, 5);
  for (const item of ['a', 'bbbbb', 'c', 'd']) queue.add(item);
  queue.drain();
  expect([queue.done, queue.dropped()]).toEqual([['a', 'c'], 2]);
  queue.add('e');
  queue.drain();
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
