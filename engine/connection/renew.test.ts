// A renewed token: when it is asked for, by whom, and what a failure does.
import { NoVerdict, WrongUse } from '../settings/errors.ts';
import { type GivenToken, renew } from './renew.ts';

const start = Date.UTC(2026, 0, 1);
const minutes = (count: number): number => count * 60_000;

beforeEach(() => jest.useFakeTimers({ now: start, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
afterEach(() => jest.useRealTimers());

/** A login that gives token-1, token-2... and counts how often it was asked. */
const login = (life: number) => {
  let asked = 0;
  const ask = async (): Promise<GivenToken> => {
    asked += 1;
    return { token: `token-${asked}`, expiresOnTimestamp: Date.now() + life };
  };
  return { token: renew(ask), asked: () => asked };
};

test('nothing is asked before a token is needed', () => {
  const { token, asked } = login(minutes(60));
  expect([asked(), token.held()]).toEqual([0, []]);
});

test('a renewal is shared by all who wait for it', async () => {
  const { token, asked } = login(minutes(60));
  const together = () => Promise.all(Array.from({ length: 50 }, () => token.current()));
  expect(new Set(await together())).toEqual(new Set(['token-1']));
  jest.setSystemTime(start + minutes(59));
  expect(new Set(await together())).toEqual(new Set(['token-2']));
  expect(asked()).toBe(2);
});

test.each([
  ['an hour', 60, 58],
  ['three minutes', 3, 1.5],
])('a token that lives %s is renewed before its end, and not earlier', async (_, life, used) => {
  const { token } = login(minutes(life));
  await token.current();
  jest.setSystemTime(start + minutes(used) - 1);
  expect(await token.current()).toBe('token-1');
  jest.setSystemTime(start + minutes(used));
  expect(await token.current()).toBe('token-2');
});

test('every token there was is held, each once', async () => {
  const given = ['one', 'one', 'two'];
  const token = renew(async () => ({
    token: given.shift() ?? '',
    expiresOnTimestamp: Date.now() + minutes(60),
  }));
  for (const hour of [0, 1, 2]) {
    jest.setSystemTime(start + minutes(60 * hour));
    await token.current();
  }
  expect(token.held()).toEqual(['one', 'two']);
});

test('without a first token, the error is that of the credential', async () => {
  const token = renew(async () => {
    throw new WrongUse('there is no such application');
  });
  await expect(token.current()).rejects.toThrow(new WrongUse('there is no such application'));
});

test('a renewal that fails means no verdict, and is not tried again', async () => {
  let asked = 0;
  const token = renew(async () => {
    asked += 1;
    if (asked > 1) throw new WrongUse('the secret has expired');
    return { token: 'first', expiresOnTimestamp: Date.now() + minutes(60) };
  });
  await token.current();
  jest.setSystemTime(start + minutes(59));
  const failure = new NoVerdict('the token could not be renewed: the secret has expired');
  await expect(Promise.all([token.current(), token.current()])).rejects.toThrow(failure);
  await expect(token.current()).rejects.toThrow(failure);
  expect([asked, token.held()]).toEqual([2, ['first']]);
});

test.each([0, -minutes(5)])('a token that expires %d ms after it was issued is not used', async (life) => {
  const { token } = login(life);
  await expect(token.current()).rejects.toThrow(WrongUse);
});
