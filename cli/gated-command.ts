// The command of a gate: it is run, or without one the gate serves; and what its end means for the verdict.
import type { RunEvent } from '../engine/campaign/run-event.ts';
import { note } from '../engine/output/terminal.ts';
import { shownCommand } from '../engine/redaction/shown-command.ts';
import { type Ended, runCommand } from './command-process.ts';
import { untilStopped } from './serve-gate.ts';

/**
 * Runs a command with more environment variables; without one, prints these and waits until this process is asked to end.
 * @throws WrongUse when the command cannot be started.
 */
export const runOrServe = (command: readonly string[], variables: Readonly<Record<string, string>>): Promise<Ended> =>
  command.length === 0 ? untilStopped(variables) : runCommand(command, variables);

const endOf = ({ code, signal }: Ended): string =>
  `the command ended ${signal === undefined ? `with ${code}` : `by ${signal}`}`;

/** Prints how a command ended that did not end with 0. */
export const noteEnd = (command: readonly string[], ended: Ended): void => {
  if (ended.code !== 0) note(`${endOf(ended)}: ${shownCommand(command)}`);
};

/**
 * What leaves a run without a verdict, unless it failed: a command that was interrupted, or that failed and may have sent too little; not
 * where it may fail.
 */
export const unfinishedBy = (ended: Ended, mayFail = false): RunEvent | undefined => {
  if (ended.interrupted !== undefined)
    return { kind: 'stopped', reason: `the run was interrupted (${ended.interrupted}); ${endOf(ended)}` };
  return ended.code === 0 || mayFail ? undefined : { kind: 'incomplete', reason: endOf(ended) };
};
