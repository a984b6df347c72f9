// The reference of the public interface: a page for each entry point, made by TypeDoc from types and docstrings.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };
import { doorNames, type EntryPointName, sourceOf } from './api.ts';

/** Where the page of a entry point is kept, below the root. */
export const pageFile = (entryPoint: EntryPointName): string => `docs/api/${entryPoint}.md`;

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
    // `npm run typecheck` does that.
    '--skipErrorChecking',
  ],
  ...['--readme', 'none', '--disableSources', '--hideBreadcrumbs', '--hidePageHeader', '--excludeExternals'],
  ...['--groupOrder', 'Functions,Variables,Classes,Interfaces,Type Aliases'],
  // Constants behind types need no export.
  ...['--validation.notExported', 'false'],
  ...formats.flatMap((format) => [`--${format}Format`, 'table']),
];

const moduleOf = (entryPoint: EntryPointName): string => sourceOf(entryPoint).replace(/(\/index)?\.ts$/, '');
const importedAs = (entryPoint: EntryPointName): string =>
  entryPoint === 'library' ? packageFile.name : `${packageFile.name}/${entryPoint}`;

/** TypeDoc names a page after the file of its entry point; users know the name they import. */
const page = (text: string, entryPoint: EntryPointName): string => {
  const linked = doorNames.reduce((all, other) => all.replaceAll(`](../${moduleOf(other)}.md`, `](${other}.md`), text);
  return `${linked.replace(/^# .*/, `# ${importedAs(entryPoint)}`).trim()}\n`;
};

/** The page of each entry point, from the sources below a root. */
export const apiPages = (root: string): ReadonlyMap<EntryPointName, string> => {
  const folder = mkdtempSync(join(tmpdir(), 'userstatus-api-'));
  const entries = doorNames.flatMap((entryPoint) => ['--entryPoints', sourceOf(entryPoint)]);
  try {
    const program = join(root, packages, 'typedoc/bin/typedoc');
    execFileSync(process.execPath, [program, ...entries, ...options, '--out', folder], { cwd: root });
    const text = (entryPoint: EntryPointName): string =>
      readFileSync(join(folder, `${moduleOf(entryPoint)}.md`), 'utf8');
    return new Map(doorNames.map((entryPoint) => [entryPoint, page(text(entryPoint), entryPoint)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
