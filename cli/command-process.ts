// Runs a user's command: its output is passed through, signals reach it, and no process of it is left running.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { WrongUse } from '../engine/settings/errors.ts';

/** How a command ended: its exit code, and the signal where that ended it. */
export type Ended = { readonly code: number; readonly signal?: NodeJS.Signals };

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

// On POSIX the command leads a group of its own, so that what it started can be ended with it.
const ownGroup = process.platform !== 'win32';

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(ownGroup ? -pid : pid, signal);
  } catch {
    // The group has ended already.
  }
};

const endOf = (code: number | null, signal: NodeJS.Signals | null): Ended =>
  signal === null ? { code: code ?? 1 } : { code: 128 + constants.signals[signal], signal };

/**
 * Runs a command with more environment variables until it has ended, and ends what it left behind.
 * @throws WrongUse when the command cannot be started.
 */
export const runCommand = async (
  [program = '', ...args]: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<Ended> => {
  const child = spawn(program, args, { env: { ...process.env, ...variables }, stdio: 'inherit', detached: ownGroup });
  const listeners = passedOn.map((signal) => [signal, () => signalGroup(child.pid ?? 0, signal)] as const);
  for (const [signal, pass] of listeners) process.on(signal, pass);
  try {
    return await new Promise<Ended>((resolve, reject) => {
      child.once('error', (error) => reject(new WrongUse(`"${program}" cannot be run: ${error.message}.`)));
      child.once('exit', (code, signal) => resolve(endOf(code, signal)));
    });
  } finally {
    for (const [signal, pass] of listeners) process.off(signal, pass);
    if (child.pid !== undefined) signalGroup(child.pid, 'SIGTERM');
  }
};
