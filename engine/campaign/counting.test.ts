// What the report counts: neither the deletes of the canary nor what is sent after the end.
import type { Answer } from '../../contracts/judging/exchange.ts';
import { plainRequest } from '../connection/plain-request.ts';
import type { Target } from '../connection/target.ts';
import { openCounting } from './counting.ts';

const answer: Answer = { status: 204, headers: {}, body: '' };
const [get, remove] = [plainRequest('GET', '/a'), plainRequest('DELETE', '/a')];

/** A target that is sent everything twice, as after "try again", and the methods that the listener hears. */
const open = () => {
  const heard: string[] = [];
  const counting = openCounting((event) => {
    if (event.kind === 'attempt') heard.push(event.attempt.request.method);
  });
  const counts = { requests: 0, retries: 0 };
  const target: Target = {
    baseUrl: 'https://graph.example/beta',
    counts,
    close: async () => undefined,
    send: async (request) => {
      for (const pause of [1, undefined]) {
        counts.requests += 1;
        if (pause !== undefined) counts.retries += 1;
        counting.hear({ request, outcome: answer, milliseconds: 1, pause });
      }
      return answer;
    },
  };
  return { heard, counting, target, canary: counting.deletingUncounted(target) };
};

test('a delete of the canary is not counted, with its repetitions, and all else is', async () => {
  const { heard, counting, target, canary } = open();
  for (const request of [get, remove, get]) await canary.send(request);
  // A case may be a DELETE as well.
  await target.send(remove);
  expect(counting.end(target)).toEqual({ requests: 6, retries: 3 });
  expect(heard).toEqual(['GET', 'GET', 'GET', 'GET', 'DELETE', 'DELETE']);
});

test('after the end nothing is heard, also where a delete of the canary was under way', async () => {
  const { heard, counting, target, canary } = open();
  const last = canary.send(remove);
  expect(counting.end(target).requests).toBeLessThanOrEqual(2);
  await last;
  await target.send(get);
  expect(heard).toEqual([]);
});
