// The keys of a watched run, where stdin is a terminal.
import type { Trigger } from './trigger.ts';

const interrupt = '\u0003';

const triggerOf = (key: string): Trigger | undefined => {
  if (key === 'f') return { kind: 'failed' };
  if (key === 'a') return { kind: 'all' };
  if (key === 'q' || key === interrupt) return { kind: 'quit' };
  return /^[1-9]$/.test(key) ? { kind: 'cause', number: Number(key) } : undefined;
};

/** What is needed of stdin. */
export type Keyboard = {
  readonly isTTY?: boolean;
  readonly setRawMode: (mode: boolean) => unknown;
  readonly setEncoding: (encoding: 'utf8') => unknown;
  readonly on: (event: 'data', hear: (text: string) => void) => unknown;
  readonly off: (event: 'data', hear: (text: string) => void) => unknown;
  readonly resume: () => unknown;
  readonly pause: () => unknown;
};

/** Calls `onTrigger` for each key that means something; gives the terminal back when it is closed. */
export const readKeys = (onTrigger: (trigger: Trigger) => void, input: Keyboard = process.stdin): (() => void) => {
  if (!input.isTTY) return () => undefined;
  const hear = (text: string): void => {
    for (const key of text) {
      const trigger = triggerOf(key);
      if (trigger) onTrigger(trigger);
    }
  };
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.on('data', hear);
  input.resume();
  return () => {
    input.off('data', hear);
    input.setRawMode(false);
    input.pause();
  };
};
