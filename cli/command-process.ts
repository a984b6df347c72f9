// Runs a user's command: its output is passed through, signals reach it, and no process of it is left running.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';
import { codeOf } from '../engine/connection/error-code.ts';
import { isExhaustion } from '../engine/connection/error-origins.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { platform } from '../engine/settings/platform.ts';
import { endFamily, type Family, familyMark, killFamily, signalGroup } from './process-family.ts';

/** How a command ended: its exit code, the signal where that ended it, and the one that interrupted this process. */
export type Ended = {
  readonly code: number;
  readonly signal?: NodeJS.Signals;
  readonly interrupted?: NodeJS.Signals;
};

const passedOn = platform.signals;

/** Milliseconds that a command has to end after it was interrupted. */
const graceOfCommand = 10_000;

/** Milliseconds that what a command left behind has to end. */
const graceOfRest = 2_000;

const cannotRun = (program: string, error: Error): Error =>
  isExhaustion(codeOf(error)) ? error : new WrongUse(`"${program}" cannot be run: ${error.message}.`);

const start = (command: readonly string[], env: NodeJS.ProcessEnv): ChildProcess => {
  const [program = ''] = command;
  if (program === '') throw new WrongUse('the command to run is empty.');
  const { file, args, windowsVerbatimArguments = false } = platform.start(command, env);
  try {
    // In a group of its own, a terminal's Ctrl-C reaches it through this process alone.
    return spawn(file, args, { env, stdio: 'inherit', detached: platform.hasGroups, windowsVerbatimArguments });
  } catch (error) {
    throw error instanceof Error ? cannotRun(program, error) : error;
  }
};

const endOf = (code: number | null, signal: NodeJS.Signals | null): Ended =>
  signal === null ? { code: code ?? 1 } : { code: 128 + constants.signals[signal], signal };

const ending = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve, reject) => {
    child.once('error', (error) => reject(cannotRun(child.spawnfile, error)));
    child.once('exit', (code, signal) => resolve(endOf(code, signal)));
  });

/** Passes signals on to a family; the second one, or the first after a time, ends it. */
const passSignals = (family: Family) => {
  let interrupted: NodeJS.Signals | undefined;
  let timer: NodeJS.Timeout | undefined;
  const kill = (): void => killFamily(family);
  const pass = (signal: NodeJS.Signals): void => {
    if (interrupted === undefined) {
      timer = setTimeout(kill, graceOfCommand);
      signalGroup(family, signal);
    } else kill();
    interrupted ??= signal;
  };
  for (const signal of passedOn) process.on(signal, pass);
  // However this process ends: an error of ours must not leave the command running.
  process.on('exit', kill);
  return {
    interrupted: () => interrupted,
    stop: () => {
      clearTimeout(timer);
      for (const signal of passedOn) process.off(signal, pass);
      process.off('exit', kill);
    },
  };
};

/**
 * Runs a command with more environment variables until it has ended, and ends what it left behind.
 * @throws WrongUse when the command cannot be started; the system's error where this machine cannot start any.
 */
export const runCommand = async (
  command: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<Ended> => {
  const mark = randomUUID();
  const child = start(command, { ...process.env, ...variables, [familyMark]: mark });
  if (child.pid === undefined) return ending(child);
  const family = { leader: child.pid, mark };
  const signals = passSignals(family);
  try {
    const ended = await ending(child);
    await endFamily(family, graceOfRest);
    const interrupted = signals.interrupted();
    return { ...ended, ...(interrupted === undefined ? {} : { interrupted }) };
  } finally {
    signals.stop();
  }
};
