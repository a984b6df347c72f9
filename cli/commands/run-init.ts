// Writes the files to start from, without replacing existing ones, and prints the next command.

import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../../engine/connection/error-code.ts';
import { ask as askPerson, print } from '../../engine/output/terminal.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { makeDirectory } from '../../engine/settings/make-directory.ts';
import { nearest } from '../../engine/settings/nearest.ts';
import { toGitHub } from '../starters/github.ts';
import { toGitLab } from '../starters/gitlab.ts';
import { type Job, nameOf } from '../starters/job.ts';
import { configurationFile, type Starter, starters } from '../starters/users.ts';

type InitOptions = { readonly for?: string; readonly ci?: string; readonly force?: boolean };

type Ci = {
  readonly says: string;
  /** The file of a job, by its name. */
  readonly file?: (name: string) => string;
  readonly write?: (job: Job) => string;
  readonly afterwards?: (file: string) => string;
};

const cis = {
  github: { says: 'GitHub Actions', file: (name) => `.github/workflows/${name}.yml`, write: toGitHub },
  gitlab: {
    says: 'GitLab CI',
    file: (name) => `.gitlab/${name}.yml`,
    write: toGitLab,
    afterwards: (file) => `Add to .gitlab-ci.yml:\n  include:\n    - local: ${file}`,
  },
  none: { says: 'no CI job' },
} as const satisfies Readonly<Record<string, Ci>>;

type Choice<T> = { readonly option: string; readonly of: Readonly<Record<string, T & { readonly says: string }>> };

const chosen = <T>({ option, of }: Choice<T>, name: string): T => {
  const names = Object.keys(of);
  const found = Object.hasOwn(of, name) ? of[name] : undefined;
  if (found) return found;
  throw new WrongUse(`${option} takes ${names.join(', ')}, not "${name}"; did you mean ${nearest(name, names)}?`);
};

const ask = async <T>({ option, of }: Choice<T>): Promise<string> => {
  const names = Object.keys(of);
  if (!process.stdin.isTTY) throw new WrongUse(`${option} is needed without a terminal: ${names.join(', ')}.`);
  const list = Object.entries(of).map(([name, { says }]) => `  ${name.padEnd(8)} ${says}`);
  return askPerson(list, `${option.slice(2)}? `);
};

const choose = async <T>(choice: Choice<T>, name: string | undefined): Promise<T> =>
  chosen(choice, name ?? (await ask(choice)));

type File = readonly [name: string, text: string];

const filesOf = (starter: Starter, ci: Ci): readonly File[] => [
  ...(starter.configuration === undefined ? [] : [[configurationFile, starter.configuration] as const]),
  ...(ci.file === undefined || ci.write === undefined
    ? []
    : [[ci.file(nameOf(starter.job)), ci.write(starter.job)] as const]),
];

/** Writes all files or none. */
const writeAll = (files: readonly File[], force: boolean): void => {
  const there = files.map(([name]) => name).filter((name) => existsSync(name));
  if (there.length > 0 && !force)
    throw new WrongUse(`nothing was written: ${there.join(' and ')} already exists; --force replaces it.`);
  for (const [name, text] of files) {
    try {
      makeDirectory(dirname(name));
      writeFileSync(name, text);
    } catch (error) {
      throw new WrongUse(`${name} cannot be written: ${messageOf(error)}.`);
    }
    print(`wrote ${name}`);
  }
};

const stepsOf = ({ next }: Starter): readonly string[] =>
  (typeof next === 'string' ? [next] : next).map((line) => `  ${line}`);

/**
 * Writes a configuration and a CI job for a user's case into the working directory.
 * @throws WrongUse for an unknown case or CI, and for files that exist.
 */
export const init = async (options: InitOptions): Promise<void> => {
  const starter = await choose<Starter>({ option: '--for', of: starters }, options.for);
  const ci = await choose<Ci>({ option: '--ci', of: cis }, options.ci);
  writeAll(filesOf(starter, ci), options.force ?? false);
  const file = ci.file?.(nameOf(starter.job)) ?? '';
  print([...(ci.afterwards === undefined ? [] : ci.afterwards(file).split('\n')), 'Next:', ...stepsOf(starter)]);
};
