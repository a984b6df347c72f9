// Joins what the verifier found with what was sent, by the id that each interaction was given.
import type { Interaction } from '../file/read-pact.ts';
import type { InteractionResult } from './run-verifier.ts';
import type { Sent } from './verifier-proxy.ts';

export type VerifiedInteraction = {
  readonly result: InteractionResult;
  /** What the pact file says; undefined for a message. */
  readonly pinned: Interaction | undefined;
  /** The outcome of its request; undefined when none was sent, for example because a state could not be set up. */
  readonly sent: Sent | undefined;
};

/** What is known of interactions, by id. */
export type KnownInteractions = {
  readonly pinned: ReadonlyMap<string, Interaction>;
  readonly sent: ReadonlyMap<string, Sent>;
};

/**
 * The interactions with what was sent for each.
 * @throws Error for a request without a result.
 */
export const joinResults = (
  results: readonly InteractionResult[],
  { pinned, sent }: KnownInteractions,
): VerifiedInteraction[] => {
  const ids = new Set(results.map(({ id }) => id));
  const [orphan] = [...sent.keys()].filter((id) => !ids.has(id));
  if (orphan !== undefined)
    throw new Error(`the verifier gives no result for "${pinned.get(orphan)?.description ?? orphan}"`);
  return results.map((result) => ({
    result,
    pinned: result.id === undefined ? undefined : pinned.get(result.id),
    sent: result.id === undefined ? undefined : sent.get(result.id),
  }));
};
