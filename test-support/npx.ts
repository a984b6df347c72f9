// An npx for the tests of what calls the published package: it runs the command as it stands here, at once; the real one
// takes a second to find it. What else it is asked for it leaves to the next npx of PATH.
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
    `#!/bin/sh
for word in "$@"; do
  case $word in
    userstatus-conformance) while [ "$1" != "$word" ]; do shift; done; shift; exec '${process.execPath}' '${main}' "$@" ;;
  esac
done
PATH=\${PATH#*:} exec npx "$@"
`,
  );
  chmodSync(file, 0o755);
  return directory;
};
