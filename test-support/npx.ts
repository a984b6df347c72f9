// An npx for the tests of what calls the published package: it runs the command as it stands here.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the npx into a new directory of its own, to be put before all others of PATH; gives that directory. */
export const placeNpx = (parent: string): string => {
  const directory = join(parent, 'bin');
  const file = join(directory, 'npx');
  const main = join(__dirname, '../cli/main.ts');
  mkdirSync(directory);
  writeFileSync(
    file,
    `#!/bin/sh\nwhile [ "$1" != userstatus-conformance ]; do shift; done\nshift\nexec '${process.execPath}' '${main}' "$@"\n`,
  );
  chmodSync(file, 0o755);
  return directory;
};
