// Whether the installed packages of a folder are those of its lock file.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Locked = { readonly version?: string; readonly optional?: boolean };
type Lock = { readonly packages: Readonly<Record<string, Locked>> };

const read = (file: string): Lock => JSON.parse(readFileSync(file, 'utf8'));

/** True when each package of the folder's lock file is installed in its version; optional ones may be for other platforms. */
export const isInstalledAsLocked = (folder: string): boolean => {
  // npm records here what it installed.
  const record = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = read(record).packages;
  return Object.entries(read(join(folder, 'package-lock.json')).packages)
    .filter(([path, { optional }]) => path !== '' && !(optional && installed[path] === undefined))
    .every(([path, { version }]) => installed[path]?.version === version);
};
