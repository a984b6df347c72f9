// A target that is late is read later, and no other.
import type { Request } from '../../contracts/judging/exchange.ts';
import { inProcess } from '../connection/in-process.ts';
import { readingLate } from './reading-late.ts';

const request = (method: string): Request => ({ method, path: '/x', headers: {}, body: '', grant: 'granted' });

/** What was waited for when a create, 100 ms of other work and two readings followed each other. */
const waitedFor = async (lateness: number): Promise<readonly number[]> => {
  let time = 0;
  const waited: number[] = [];
  const clock = {
    now: () => time,
    wait: async (milliseconds: number) => {
      waited.push(milliseconds);
      time += milliseconds;
    },
  };
  const target = readingLate(
    inProcess(() => ({ status: 200, headers: {}, body: '' })),
    { lateness: () => lateness },
    clock,
  );
  await target.send(request('GET'));
  await target.send(request('POST'));
  time += 100;
  await target.send(request('GET'));
  await target.send(request('GET'));
  return waited;
};

test('a reading waits twice as long as the canary had to, since the latest create', async () =>
  expect(await waitedFor(1_500)).toEqual([2_900]));

test('where nothing was late, nothing waits', async () => expect(await waitedFor(0)).toEqual([]));
