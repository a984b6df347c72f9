// What makes a watched run begin: a key, a restart of the target, a changed file. Only the latest counts.

export type Trigger =
  /** The failing cases first, and then all. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'all' }
  /** The requirements of a cause, by its number on the screen. */
  | { readonly kind: 'cause'; readonly number: number }
  | { readonly kind: 'quit' };

export type Triggers = {
  readonly push: (trigger: Trigger) => void;
  /** The trigger that came since the last one was taken, or the next one. */
  readonly next: () => Promise<Trigger>;
  /** Takes what `next` gave: the following call waits for another. */
  readonly take: () => void;
};

/** A queue of one. */
export const openTriggers = (): Triggers => {
  let latest = Promise.withResolvers<Trigger>();
  return {
    push: (trigger) => {
      const { resolve } = latest;
      resolve(trigger);
    },
    next: () => latest.promise,
    take: () => {
      latest = Promise.withResolvers<Trigger>();
    },
  };
};
