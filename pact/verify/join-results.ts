// Which request was sent for which interaction: the verifier does not say, but it works through them one by one.

import type { InteractionResult } from './run-verifier.ts';
import type { Happening } from './verifier-proxy.ts';

export type Played = {
  readonly result: InteractionResult;
  /** What came of its request; undefined when its states could not be set up, and nothing was sent. */
  readonly sent: Exclude<Happening, { kind: 'state' }> | undefined;
};

/**
 * The interactions with what happened for each: its states first (one without a name where it has none), then its
 * request, unless a state failed.
 * @throws Error when that is not how it went.
 */
export const align = (results: readonly InteractionResult[], happenings: readonly Happening[]): Played[] => {
  let next = 0;
  const take = (): Happening | undefined => happenings[next++];
  const played = results.map((result): Played => {
    const states = Array.from({ length: Math.max(1, result.states.length) }, take);
    if (states.some((one) => one?.kind !== 'state'))
      throw new Error(`what was set up for "${result.description}" is not known`);
    if (states.some((one) => one?.kind === 'state' && one.failed)) return { result, sent: undefined };
    const sent = take();
    if (!sent || sent.kind === 'state') throw new Error(`what was sent for "${result.description}" is not known`);
    return { result, sent };
  });
  if (next < happenings.length) throw new Error('more was sent than the verifier speaks of');
  return played;
};
