// An interrupted run ends, whether its target answers or not.
import type { Answer, Request } from '../../contracts/judging/exchange.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import type { Target } from '../connection/target.ts';
import { leavingBehind } from './leaving-behind.ts';

const created: Answer = { status: 201, headers: {}, body: '{}' };
const request: Request = { method: 'POST', path: '/x', headers: {}, body: '{}', grant: 'granted' };

const targetWith = (send: Target['send']): Target => ({
  ...{ baseUrl: 'http://in.process', counts: { requests: 0, retries: 0 }, send },
  close: async () => undefined,
});

test('what is answered in time is answered', async () => {
  const aborter = new AbortController();
  const answer = Promise.withResolvers<Answer>();
  const sent = leavingBehind(
    targetWith(() => answer.promise),
    aborter.signal,
  ).send(request);
  aborter.abort();
  answer.resolve(created);
  expect(await sent).toBe(created);
});

test('what hangs is left behind, and says nothing of the target', async () => {
  const aborter = new AbortController();
  const target = leavingBehind(
    targetWith(() => new Promise(() => undefined)),
    aborter.signal,
    1,
  );
  const sent = target.send(request);
  aborter.abort();
  const outcome = await sent;
  expect([saysNothing(outcome), outcome]).toEqual([true, expect.objectContaining({ maySent: true })]);
});

test('an error of sending stays one', async () => {
  const target = leavingBehind(
    targetWith(() => Promise.reject(new Error('spent'))),
    undefined,
  );
  await expect(target.send(request)).rejects.toThrow('spent');
});
