// Whether a target still shows what it answered to have deleted: a service may do so for some seconds, and some do for ever.
import { isSilence } from '../../../contracts/judging/exchange.ts';
import { type Clock, clock } from '../pace.ts';
import { plainRequest } from '../plain-request.ts';
import type { Target } from '../target.ts';

/** Milliseconds between looks at what was deleted. */
const pauses = [500, 1_000, 2_000, 4_000];

/** Whether GET shows an entity now. */
export const isShown = async (target: Target, entity: string): Promise<boolean> => {
  const answer = await target.send(plainRequest('GET', entity));
  return !isSilence(answer) && answer.status === 200;
};

/** Whether GET shows an entity after some seconds as well. */
export const isStillShown = async (
  target: Target,
  entity: string,
  wait: Clock['wait'] = clock.wait,
): Promise<boolean> => {
  for (const pause of pauses) {
    if (!(await isShown(target, entity))) return false;
    await wait(pause);
  }
  return isShown(target, entity);
};
