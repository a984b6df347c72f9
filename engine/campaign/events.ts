// What a run tells of itself while it goes on. Reports listen; nothing of the run depends on whether anyone does.
// A diagnostics channel is found by its name in the whole process, also from within Jest's sandboxes.
import { channel } from 'node:diagnostics_channel';
import type { Case } from '../../fixtures/cases/case.ts';
import type { CleanUp } from '../connection/clean-up/clean-up.ts';
import type { Attempt, Counts } from '../connection/target.ts';
import type { Settings } from '../settings/settings.ts';
import type { Verdict } from './verdict.ts';

export type RunEvent =
  | {
      readonly kind: 'started';
      /** Who is judged, where it is not the provider. */
      readonly subject?: 'client';
      readonly target: string;
      readonly settings: Settings;
      readonly replay?: string;
    }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** A request went out, and this came of it. */
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  /** A case of the schedule was sent, answered and judged; these requirements it broke. */
  | { readonly kind: 'booked'; readonly case: Case; readonly broken: readonly string[] }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** Cases stayed unproven: without a failure there is no verdict. */
  | { readonly kind: 'incomplete'; readonly reason: string }
  | { readonly kind: 'stopped'; readonly reason: string }
  | { readonly kind: 'ended'; readonly counts: Counts }
  /** What the run creates is listed, and will be deleted; these counts grow with it. */
  | { readonly kind: 'listing'; readonly cleanUp: CleanUp }
  /** The run has ended, and what it created is being deleted. */
  | { readonly kind: 'deleting'; readonly done: number; readonly total: number };

const run = channel('userstatus-conformance:run');

/** Tells whoever listens. */
export const tell = (event: RunEvent): void => run.publish(event);

const isRunEvent = (message: unknown): message is RunEvent =>
  typeof message === 'object' && message !== null && 'kind' in message;

/** Listens to the runs of this process; gives back how to stop. */
export const listen = (hear: (event: RunEvent) => void): (() => void) => {
  const onMessage = (message: unknown): void => {
    if (isRunEvent(message)) hear(message);
  };
  run.subscribe(onMessage);
  return () => void run.unsubscribe(onMessage);
};
