// Errors for users: one sentence and an exit code, never a stack trace for what a user or a target did.
import { codeOf } from '../engine/connection/error-code.ts';
import { isExhaustion } from '../engine/connection/error-origins.ts';
import { NoVerdict, WrongUse } from '../engine/settings/errors.ts';

export type Explanation = { readonly message: string; readonly code: number };

/** The error in one line, with the place in the code where it was thrown. */
const lineOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const [, place] = /^\s+at (.*)$/m.exec(error.stack ?? '') ?? [];
  return `${error.message}${place === undefined ? '' : ` (${place})`}`;
};

const internalError = (error: unknown): string =>
  `this is a bug in userstatus-conformance, please report it: ${lineOf(error)}`;

// No disk space, no file handles, no rights: nothing that the command could do better.
const isOfMachine = (error: unknown): error is Error =>
  error instanceof Error &&
  ('syscall' in error ||
    codeOf(error).startsWith('ERR_WORKER_') ||
    isExhaustion(codeOf(error)) ||
    /too many open files|allocation failed|out of memory/i.test(error.message));

/** The message for an error, and its exit code. */
export const explainError = (error: unknown): Explanation => {
  if (error instanceof WrongUse) return { message: `error: ${error.message}`, code: 2 };
  if (error instanceof NoVerdict) return { message: `no verdict: ${error.message}`, code: 3 };
  if (isOfMachine(error))
    return { message: `no verdict: this machine does not allow it: ${error.message.replace(/\.$/, '')}.`, code: 3 };
  return { message: internalError(error), code: 3 };
};
