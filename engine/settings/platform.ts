// Where platforms differ: how a command is started and its processes are ended, and for which shell commands are printed. Every
// file that behaves in two ways asks here; no other looks at `process.platform`.
import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import type { Environment } from './environment.ts';

/** A program and its arguments, as `spawn` takes them. */
export type Start = {
  readonly file: string;
  readonly args: readonly string[];
  /** Whether the arguments are one line that is passed on as it is. */
  readonly windowsVerbatimArguments?: boolean;
};

export type Platform = {
  /** The shell that a printed command is for. */
  readonly shell: 'posix' | 'powershell';
  /** Whether a command leads a group of processes of its own, which gets signals as a whole. */
  readonly hasGroups: boolean;
  /** The signals that interrupt a run. */
  readonly signals: readonly NodeJS.Signals[];
  /** Whether a signal has to be passed on; a console of Windows sends it to every process, and Node can only kill there. */
  readonly passesSignals: boolean;
  /** Whether /proc lists the processes. */
  readonly hasProc: boolean;
  /** A path, or a glob, with `/` between its parts. */
  readonly withSlashes: (path: string) => string;
  /** How a command is started, with these variables. */
  readonly start: (command: readonly string[], environment: Environment) => Start;
  /** The program that ends a process with all it started, where no signal does. */
  readonly endTree?: (pid: number) => Start;
};

const asIs = ([file = '', ...args]: readonly string[]): Start => ({ file, args });

const posix = (hasProc: boolean): Platform => ({
  shell: 'posix',
  hasGroups: true,
  signals: ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'],
  passesSignals: true,
  hasProc,
  withSlashes: (path) => path,
  start: asIs,
});

/** The variable of this name in any letter case, as Windows reads them. */
const variable = (environment: Environment, name: string): string =>
  Object.entries(environment).find(([key]) => key.toUpperCase() === name)?.[1] ?? '';

/** The file that Windows runs for a program: as it is named, or with an extension of PATHEXT, here or in a folder of PATH. */
const fileOf = (program: string, environment: Environment, exists: (file: string) => boolean): string => {
  const extensions = (variable(environment, 'PATHEXT') || '.COM;.EXE;.BAT;.CMD').split(';');
  // A name may have a dot that begins no extension, as python3.11.
  const isWhole = extensions.some((extension) => extension.toLowerCase() === win32.extname(program).toLowerCase());
  const names = [...(isWhole ? [program] : []), ...extensions.map((extension) => program + extension.toLowerCase())];
  const folders = /[\\/]/.test(program) ? [''] : ['', ...variable(environment, 'PATH').split(';')];
  const candidates = folders.flatMap((folder) =>
    names.map((name) => (folder === '' ? name : win32.join(folder, name))),
  );
  return candidates.find(exists) ?? program;
};

const meta = /([()\][%!^"`<>&|;, *?])/g;

// What a program of Windows reads as one argument: backslashes before a quote are doubled.
const quotedArgument = (text: string): string => `"${text.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\*)$/, '$1$1')}"`;

// cmd.exe reads the line, and a batch file passes its arguments to cmd.exe once more.
const escapedTwice = (text: string): string => text.replaceAll(meta, '^$1').replaceAll(meta, '^$1');

/** Batch files, as npm installs for every command, are run by cmd.exe; Node starts none itself. */
const batch = (file: string, args: readonly string[], environment: Environment): Start => {
  const words = [file.replaceAll(meta, '^$1'), ...args.map((text) => escapedTwice(quotedArgument(text)))];
  return {
    file: variable(environment, 'COMSPEC') || 'cmd.exe',
    args: ['/d', '/s', '/c', `"${words.join(' ')}"`],
    windowsVerbatimArguments: true,
  };
};

const windows = (exists: (file: string) => boolean): Platform => ({
  shell: 'powershell',
  hasGroups: false,
  signals: ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'],
  passesSignals: false,
  hasProc: false,
  withSlashes: (path) => path.replaceAll('\\', '/'),
  start: ([program = '', ...args], environment) => {
    const file = fileOf(program, environment, exists);
    return /\.(?:cmd|bat)$/i.test(file) ? batch(file, args, environment) : { file, args };
  },
  endTree: (pid) => ({ file: 'taskkill', args: ['/PID', String(pid), '/T', '/F'] }),
});

/** The platform of this name, as Node names it; `exists` says which files there are. */
export const platformNamed = (name: NodeJS.Platform, exists: (file: string) => boolean = existsSync): Platform =>
  name === 'win32' ? windows(exists) : posix(name === 'linux');

/** The platform of this machine. */
export const platform: Platform = platformNamed(process.platform);
