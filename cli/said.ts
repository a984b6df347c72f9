// Errors for people: one sentence and an exit code, never a stack trace for what a user or a target did.
import { NoVerdict, WrongUse } from '../engine/settings/errors.ts';

export type Said = { readonly said: string; readonly code: number };

const mistakeOfOurs = (error: unknown): string =>
  `This is a mistake of userstatus-conformance itself, please report it: ${error instanceof Error ? error.stack : String(error)}`;

/** What to say of an error, and the exit code it has. */
export const explainError = (error: unknown): Said => {
  if (error instanceof WrongUse) return { said: `error: ${error.message}`, code: 2 };
  if (error instanceof NoVerdict) return { said: `no verdict: ${error.message}`, code: 3 };
  return { said: mistakeOfOurs(error), code: 3 };
};
