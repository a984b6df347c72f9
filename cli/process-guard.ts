// Exit code 1 means nonconformant: what breaks around a command ends it with another code. Output that is lost and errors
// that nothing caught give 3; Node itself would give 1.

import { note } from '../engine/output/terminal.ts';
import { explainError } from './explain-error.ts';

const lost = 3;

/** Prints an error and ends the process with its exit code, whatever is still running. */
export const endWith = (error: unknown): void => {
  const { message, code } = explainError(error);
  note(message, () => process.exit(code));
};

const loseOutput = ({ code, message }: NodeJS.ErrnoException): void => {
  // A reader such as `| head` closes the pipe: the command goes on, and its verdict counts.
  if (code === 'EPIPE') return;
  note(`the output could not be written: ${message}`);
  process.once('exit', () => {
    process.exitCode = lost;
  });
};

/** The exit code that the command ended with; none as long as it runs. */
let decided: number | undefined;

/** Keeps the exit code of the command, which has ended, whatever code that it loaded does later. */
export const decideExitCode = (): void => {
  decided = Number(process.exitCode ?? 0);
};

// A module of a user's may end the process: that is no verdict, whichever code it gives.
const keepExitCode = (code: number): void => {
  if (code > 1 || code === decided) return;
  process.exitCode = decided ?? lost;
  if (decided === undefined)
    note('no verdict: the process was ended before the command was, by a module that it loaded.');
};

/** Node's own code for a process that waits for what can no longer come. */
const unsettled = 13;

const nameUnsettled = (code: number): void => {
  if (code !== unsettled) return;
  process.exitCode = lost;
  note('no verdict: the command waited for something that can no longer come, such as a thread that ended.');
};

/** Watches the streams of the process, errors that nothing else catches, and its end. */
export const guardProcess = (): void => {
  process.on('exit', keepExitCode);
  process.on('exit', nameUnsettled);
  // Messages that no one can read do not matter; the exit code does.
  process.stderr.on('error', () => undefined);
  process.stdout.once('error', loseOutput).on('error', () => undefined);
  process.on('uncaughtException', endWith);
  process.on('unhandledRejection', endWith);
};
