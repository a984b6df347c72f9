// The size of an installation.
import { globSync, lstatSync } from 'node:fs';
import { join } from 'node:path';

export type Installed = { readonly packages: number; readonly bytes: number };

/** The packages below a directory's node_modules, and the bytes of their files. */
export const installedIn = (directory: string): Installed => {
  const modules = join(directory, 'node_modules');
  const files = globSync('**/*', { cwd: modules }).map((name) => lstatSync(join(modules, name)));
  return {
    packages: globSync('**/node_modules/{*,@*/*}/package.json', { cwd: directory }).length,
    bytes: files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0),
  };
};
