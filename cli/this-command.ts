// The command that was typed, to be shown as the way to run it again: without the secrets in it.
import { shownCommand } from '../engine/redaction/shown-command.ts';

/** This process's command, with `npx` in front and more words behind it. */
export const thisCommand = (...more: readonly string[]): string =>
  `npx userstatus-conformance ${shownCommand([...process.argv.slice(2), ...more])}`;

/** This process's command without these options, which take no value, and with more words behind it. */
export const commandWithout = (options: readonly string[], ...more: readonly string[]): string =>
  `npx userstatus-conformance ${shownCommand([...process.argv.slice(2).filter((word) => !options.includes(word)), ...more])}`;
