// What gate --target and the thread that judges its traffic tell each other: in bytes, so that bodies stay buffers.
import { deserialize, serialize } from 'node:v8';
import type { RunEvent, Started } from '../engine/campaign/run-event.ts';
import type { Ended } from '../traffic/proxy/exchanges.ts';
import type { TrafficOptions } from './commands/run-judge.ts';

/** What a judging thread is started with. */
export type JudgeStart = Pick<TrafficOptions, 'config' | 'requirements' | 'strict'> & {
  readonly target: string;
  /** The command that judges the same again. */
  readonly replay: string;
  /** The file of --record, which is there. */
  readonly record?: string;
};

/** To the thread; an exchange and the end are answered with a report. */
export type ToJudge = { readonly take: Ended } | { readonly unread: string } | { readonly end: true };

/** An event without the settings of the run, which hold functions. */
export type SentEvent = Exclude<RunEvent, Started> | Omit<Started, 'settings'>;

/** What the thread has done. */
export type Report = {
  readonly events: readonly (readonly ['client' | 'provider', SentEvent])[];
  /** What is to be taken out of all output. */
  readonly secrets: readonly (string | undefined)[];
  /** What is missing in the record, at the end. */
  readonly lost?: string;
};

/** A message in bytes, and what of it the other thread gets as it is. */
export const packed = (message: ToJudge | Report): { readonly bytes: Uint8Array; readonly moved: ArrayBuffer[] } => {
  const bytes = serialize(message);
  return { bytes, moved: bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [] };
};

/** The message to the thread that bytes are. */
export const toJudge = (bytes: Uint8Array): ToJudge => deserialize(bytes);

/** The report that bytes are. */
export const reportIn = (bytes: Uint8Array): Report => deserialize(bytes);
