// The option --serve: a gate without a command, for clients that are started elsewhere.
import { once } from 'node:events';
import { print } from '../engine/output/terminal.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import type { Ended } from './command-process.ts';

/** Prints the variables that a command would get, and waits until this process is asked to end. */
export const untilStopped = async (variables: Readonly<Record<string, string>>): Promise<Ended> => {
  print(Object.entries(variables).map(([name, value]) => `${name}=${value}`));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  return { code: 0 };
};

const mayBeSecret = /^[\w-]{16,200}$/;

/**
 * The secret of the control endpoint that the environment sets, where clients have to know it before.
 * @throws WrongUse for one that is short, or cannot stand in a path.
 */
export const secretIn = ({ USERSTATUS_GATE_SECRET: secret }: NodeJS.ProcessEnv): { readonly secret?: string } => {
  if (secret === undefined) return {};
  if (mayBeSecret.test(secret)) return { secret };
  throw new WrongUse('USERSTATUS_GATE_SECRET takes 16 to 200 letters, digits, hyphens or underscores.');
};

/**
 * Checks that there is a command, or --serve.
 * @throws WrongUse for none or both.
 */
export const checkCommand = (command: readonly string[], serve = false): void => {
  if (serve && command.length > 0) throw new WrongUse('--serve runs no command; leave out what stands after --.');
  if (!serve && command.length === 0)
    throw new WrongUse('gate takes the command to run, after --; --serve is for none.');
};
