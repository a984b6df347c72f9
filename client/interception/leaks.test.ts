// Interceptions do not outlive the tests that opened them.
import nock from 'nock';
import { plain } from '../../test-support/clients.ts';
import { type Interception, interceptUserStatuses } from './intercept.ts';
import { endWithTests } from './open-interceptions.ts';

const origin = 'https://graph.microsoft.com';
// What is not intercepted must not reach the network.
beforeAll(() => nock.disableNetConnect());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const isIntercepted = async (at = origin): Promise<boolean> =>
  fetch(at + plain.path).then(
    () => true,
    () => false,
  );

let ofAll: Interception;
beforeAll(() => {
  ofAll = interceptUserStatuses({ baseUrl: 'https://all.example/beta' });
});
afterAll(() => ofAll.restore());

test('declared with using, one ends with its block, also when that throws', async () => {
  const failing = async (): Promise<void> => {
    using interception = interceptUserStatuses();
    expect([await isIntercepted(), interception.exchanges.length]).toEqual([true, 1]);
    throw new Error('the test failed');
  };
  await expect(failing()).rejects.toThrow('the test failed');
  expect(await isIntercepted()).toBe(false);
});

test('one that is left behind', async () => {
  interceptUserStatuses();
  expect(await isIntercepted()).toBe(true);
});

test('is not there in the next test, and one that was opened before all tests is', async () => {
  expect([await isIntercepted(), await isIntercepted('https://all.example')]).toEqual([false, true]);
});

test('one that is still there for the same origin is ended, with a warning that says where it was opened', async () => {
  const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const former = interceptUserStatuses();
  const next = interceptUserStatuses({ baseUrl: `${origin}/v1.0` });
  await isIntercepted();
  expect([former.exchanges.length, next.exchanges.length]).toEqual([0, 1]);
  const said = /^an interception of https:\/\/graph\.microsoft\.com was still there, opened at .*leaks\.test\.ts:\d+/;
  expect(warned.mock.calls).toEqual([[expect.stringMatching(said), { type: 'UserStatusInterception' }]]);
  warned.mockRestore();
  former.restore();
  expect(await isIntercepted()).toBe(true);
  next.restore();
  next.restore();
  expect(await isIntercepted()).toBe(false);
});

test('a runner without hooks, or with a test running, is left as it is', () => {
  expect(() => endWithTests({})).not.toThrow();
  const running = (): never => {
    throw new Error('Hooks cannot be defined inside tests.');
  };
  expect(() => endWithTests({ beforeEach: running, afterEach: running })).not.toThrow();
});
