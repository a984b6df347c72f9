// An npx for tests that call the published package: it runs this repository's command at once, where the real one needs a
// second to find it. Any other call goes to the next npx in PATH.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the npx into a new directory, to be put first in PATH; returns that directory. */
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
