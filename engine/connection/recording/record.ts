// Records a run: a line for every request with its attempts and outcome, written before the run goes on. However a run
// ends, what it wrote is whole.
import { appendFileSync, closeSync, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Answer, Request, Silence } from '../../../contracts/judging/exchange.ts';
import { NoVerdict, WrongUse } from '../../settings/errors.ts';
import { makeDirectory } from '../../settings/make-directory.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Attempt, Target } from '../target.ts';
import type { Sent } from './format.ts';
import { headerOf } from './header.ts';
import { openSealing } from './lines.ts';
import { writeOutcome, writeRequest } from './wire.ts';

// By its shape, since an error may come from outside the sandbox it is looked at in.
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);

/**
 * Makes the file that a run is to be recorded in.
 * @throws WrongUse when it is there already, or cannot be made.
 */
export const claimRecording = (file: string): void => {
  try {
    makeDirectory(dirname(file));
    closeSync(openSync(file, 'wx'));
  } catch (error) {
    const code = codeOf(error);
    const why = existsSync(file) ? 'exists already and would be overwritten' : `cannot be written (${code})`;
    throw new WrongUse(`--record: ${file} ${why}.`);
  }
};

export type Recorder = {
  /** Takes note of an attempt of a request that is under way. */
  readonly onAttempt: (attempt: Attempt) => void;
  /** The target, with all that is asked of it recorded. */
  readonly around: (target: Target, settings: Settings) => Target;
  /**
   * Writes the end of a run, and why nothing more was sent where it was so.
   * @throws NoVerdict when not all of the run could be written.
   */
  readonly end: (gaveUp: string | undefined) => void;
};

const attemptsOf = (attempts: readonly Attempt[]): Sent['attempts'] =>
  attempts.map(({ outcome, milliseconds, pause }) => ({
    outcome: writeOutcome(outcome),
    milliseconds,
    ...(pause === undefined ? {} : { pause }),
  }));

/** Opens a file to record one run. */
export const openRecorder = (file: string): Recorder => {
  const descriptor = openSync(file, 'a');
  const seal = openSealing();
  const underWay = new WeakMap<Request, Attempt[]>();
  let [asked, written] = [0, 0];
  let isOpen = true;
  let failure: string | undefined;

  // Behind the end of a recording, or half a line, nothing may stand.
  const write = (entry: object): void => {
    if (!isOpen) return;
    try {
      appendFileSync(descriptor, seal(entry));
    } catch (error) {
      isOpen = false;
      failure = `--record: ${file} can no longer be written (${codeOf(error)})`;
    }
  };

  const writeSent = (request: Request, rest: Pick<Sent, 'asked' | 'answer' | 'stopped'>): void => {
    const attempts = attemptsOf(underWay.get(request) ?? []);
    const { asked: number, ...ending } = rest;
    const sent: Sent = { asked: number, request: writeRequest(request), attempts, ...ending };
    write({ sent });
    written += 1;
  };

  const send = async (target: Target, request: Request): Promise<Answer | Silence> => {
    // What was answered until now is still worth a verdict; nothing is sent that would not be recorded.
    if (failure !== undefined) return { silence: 'unrecorded', detail: failure };
    const number = asked;
    asked += 1;
    const attempts: Attempt[] = [];
    underWay.set(request, attempts);
    try {
      const answer = await target.send(request);
      const isLast = attempts.at(-1)?.outcome === answer;
      writeSent(request, { asked: number, ...(isLast ? {} : { answer: writeOutcome(answer) }) });
      return answer;
    } catch (error) {
      if (error instanceof NoVerdict) writeSent(request, { asked: number, stopped: error.message });
      throw error;
    }
  };

  return {
    onAttempt: (attempt) => void underWay.get(attempt.request)?.push(attempt),
    around: (target, settings) => {
      write({ recording: headerOf(settings, target) });
      if (failure !== undefined) throw new NoVerdict(failure);
      return { ...target, send: (request) => send(target, request), ended: () => failure ?? target.ended?.() };
    },
    end: (gaveUp) => {
      write({ end: { sent: written, ...(gaveUp === undefined ? {} : { gaveUp }) } });
      isOpen = false;
      closeSync(descriptor);
      if (failure !== undefined) throw new NoVerdict(failure);
    },
  };
};
