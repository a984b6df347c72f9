// A target that shows what was created some seconds late is read that much later: how soon it has to, nobody says.
import { type Clock, clock } from '../connection/pace.ts';
import type { Target } from '../connection/target.ts';
import type { Canary } from './canary.ts';

/** A target whose GETs wait until what was sent last is shown, by how late the canary found it to be. */
export const readingLate = (
  target: Target,
  { lateness }: Pick<Canary, 'lateness'>,
  { now, wait }: Clock = clock,
): Target => {
  let latest = Number.NEGATIVE_INFINITY;
  return {
    ...target,
    send: async (request) => {
      const milliseconds = request.method === 'GET' ? 2 * lateness() - (now() - latest) : 0;
      if (milliseconds > 0) await wait(milliseconds);
      const answer = await target.send(request);
      if (request.method !== 'GET') latest = now();
      return answer;
    },
  };
};
