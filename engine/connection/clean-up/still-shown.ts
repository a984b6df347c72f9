// Whether a target shows an entity: a service may show what is new some seconds late, and what is deleted for some seconds
// more; some do for ever.
import { isSilence } from '../../../contracts/judging/exchange.ts';
import { type Clock, clock } from '../pace.ts';
import { plainRequest } from '../plain-request.ts';
import type { Target } from '../target.ts';

/** Milliseconds between looks. */
const pauses = [500, 1_000, 2_000, 4_000];

/** Milliseconds after which a service shows what was created, if ever. */
export const longestLateness = pauses.reduce((sum, pause) => sum + pause, 0);

type Look = 'shown' | 'missing' | 'unsaid';

const look = async (target: Target, entity: string): Promise<Look> => {
  const answer = await target.send(plainRequest('GET', entity));
  if (isSilence(answer)) return 'unsaid';
  if (answer.status === 200) return 'shown';
  return answer.status === 404 || answer.status === 410 ? 'missing' : 'unsaid';
};

/** Whether GET shows an entity now. */
export const isShown = async (target: Target, entity: string): Promise<boolean> =>
  (await look(target, entity)) === 'shown';

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

/**
 * Milliseconds after which GET shows what was created, 0 where it does at once; undefined where it does not within some
 * seconds, or where GET says something else than that it is not there.
 */
export const latenessOf = async (
  target: Target,
  entity: string,
  wait: Clock['wait'] = clock.wait,
): Promise<number | undefined> => {
  let waited = 0;
  for (const pause of [...pauses, 0]) {
    const seen = await look(target, entity);
    if (seen !== 'missing') return seen === 'shown' ? waited : undefined;
    if (pause > 0) await wait(pause);
    waited += pause;
  }
  return undefined;
};
