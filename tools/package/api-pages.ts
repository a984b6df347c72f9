// The reference of the public interface: a page a door, made by TypeDoc from types and docstrings.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };
import { type DoorName, doorNames, sourceOf } from './api.ts';

/** Where the page of a door is kept, below the root. */
export const pageFile = (door: DoorName): string => `docs/api/${door}.md`;

const formats = ['parameters', 'interfaceProperties', 'classProperties', 'typeAliasProperties', 'typeDeclaration'];

/** Below the root, where TypeDoc is started. */
const packages = 'tools/package/node_modules';

const options = [
  ...[
    '--plugin',
    `./${packages}/typedoc-plugin-markdown/dist/index.js`,
    '--outputFileStrategy',
    'modules',
    '--logLevel',
    'Error',
  ],
  ...['--readme', 'none', '--disableSources', '--hideBreadcrumbs', '--hidePageHeader', '--excludeExternals'],
  ...['--groupOrder', 'Functions,Variables,Classes,Interfaces,Type Aliases'],
  // Constants that types are made of need no name outside.
  ...['--validation.notExported', 'false'],
  ...formats.flatMap((format) => [`--${format}Format`, 'table']),
];

const moduleOf = (door: DoorName): string => sourceOf(door).replace(/(\/index)?\.ts$/, '');
const importedAs = (door: DoorName): string => (door === 'library' ? packageFile.name : `${packageFile.name}/${door}`);

/** TypeDoc names a page by the file of its door; users know it by what they import. */
const page = (text: string, door: DoorName): string => {
  const linked = doorNames.reduce((all, other) => all.replaceAll(`](../${moduleOf(other)}.md`, `](${other}.md`), text);
  return `${linked.replace(/^# .*/, `# ${importedAs(door)}`).trim()}\n`;
};

/** The page of each door, of the sources below a root. */
export const apiPages = (root: string): ReadonlyMap<DoorName, string> => {
  const folder = mkdtempSync(join(tmpdir(), 'userstatus-api-'));
  const entries = doorNames.flatMap((door) => ['--entryPoints', sourceOf(door)]);
  try {
    const program = join(root, packages, 'typedoc/bin/typedoc');
    execFileSync(process.execPath, [program, ...entries, ...options, '--out', folder], { cwd: root });
    const text = (door: DoorName): string => readFileSync(join(folder, `${moduleOf(door)}.md`), 'utf8');
    return new Map(doorNames.map((door) => [door, page(text(door), door)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
