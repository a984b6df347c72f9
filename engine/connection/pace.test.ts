// The pace, on a clock that advances when something waits.
import { setImmediate } from 'node:timers/promises';
import { type Clock, openPace } from './pace.ts';

/** A clock on which waiting takes as long as it says, or a little less. */
const counting = (early = 0): Clock & { readonly pass: (milliseconds: number) => void } => {
  let time = 1_000;
  return {
    now: () => time,
    wait: async (milliseconds) => {
      await setImmediate();
      time += Math.max(1, milliseconds - early);
    },
    pass: (milliseconds) => {
      time += milliseconds;
    },
  };
};

const timesOf = async (turns: readonly Promise<void>[], { now }: Clock): Promise<number[]> =>
  Promise.all(turns.map((turn) => turn.then(now)));

const turnsOf = (count: number, turn: () => Promise<void>): Promise<void>[] => Array.from({ length: count }, turn);

test.each([0, 3])('requests that ask together go out a slot apart (timers %d ms early)', async (early) => {
  const time = counting(early);
  const times = await timesOf(turnsOf(4, openPace({ rate: 10, clock: time }).turn), time);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
  expect(Math.max(...gaps)).toBeLessThan(104);
});

test('unused slots are not saved up', async () => {
  const time = counting();
  const { turn } = openPace({ rate: 10, clock: time });
  await turn();
  time.pass(10_000);
  expect(await timesOf(turnsOf(3, turn), time)).toEqual([11_000, 11_100, 11_200]);
});

test('without a rate there is no waiting', async () => {
  const time = counting();
  expect(await timesOf(turnsOf(3, openPace({ clock: time }).turn), time)).toEqual([1_000, 1_000, 1_000]);
});

test('a pause also holds for requests that already wait, and the slots begin after it', async () => {
  const time = counting();
  const { turn, pause } = openPace({ rate: 10, clock: time });
  await turn();
  const turns = turnsOf(3, turn);
  pause(5_000);
  expect(await timesOf(turns, time)).toEqual([6_000, 6_100, 6_200]);
});

test('the longer of two pauses counts', async () => {
  const time = counting();
  const { turn, pause } = openPace({ clock: time });
  pause(5_000);
  pause(10);
  expect(await timesOf([turn()], time)).toEqual([6_000]);
});

test('an abort ends every wait, and lets no further request out', async () => {
  const aborter = new AbortController();
  const wait: Clock['wait'] = (_, signal) =>
    new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  const pace = openPace({ clock: { now: () => 1_000, wait }, signal: aborter.signal });
  await pace.turn();
  pace.pause(60_000);
  const turns = Promise.allSettled(turnsOf(3, pace.turn));
  aborter.abort();
  const reason = expect.objectContaining({ message: 'the command was interrupted' });
  expect([...(await turns), ...(await Promise.allSettled([pace.turn()]))]).toEqual(
    Array.from({ length: 4 }, () => ({ status: 'rejected', reason })),
  );
});
