// The commands and modules in the pages about the package.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Trial } from './trial.ts';

const root = join(import.meta.dirname, '../..');

/** The blocks of a language in a page of docs/. */
export const blocksOf = (page: string, language: string): readonly string[] => {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].flatMap(([, found, block = '']) =>
    found === language ? [block] : [],
  );
};

/** The modules in the pages, by file name. */
export const shownModules: Readonly<Record<string, string>> = {
  'package.test.mjs': blocksOf('package.md', 'js')[0] ?? '',
  'requirements.mjs': blocksOf('extending.md', 'js')[0] ?? '',
  'deletes.test.mjs': blocksOf('extending.md', 'js')[1] ?? '',
};

const inProject = (command: string, tarball: string): string =>
  command.replace(/^(npm install .*)\buserstatus-conformance$/, `$1${tarball}`).replaceAll('docs/examples/own/', '');

/** The commands of the pages, in order, for a project with their modules. */
export const documented = (tarball: string): readonly Trial[] =>
  ['package.md', 'extending.md']
    .flatMap((page) => blocksOf(page, 'sh').flatMap((block) => block.trim().split('\n')))
    .concat('node --test package.test.mjs')
    .map((command) => ({ says: command, line: inProject(command, tarball) }));
