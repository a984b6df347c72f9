// An npx for tests that call the published package in a shell: it has this repository's command run by the test file, which
// needs a tenth of the time of a start (series.ts). What only a signal ends has a process of its own. Any other call goes to the
// next npx in PATH.
import { execFileSync } from 'node:child_process';
import { chmodSync, constants, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runInSeries } from './series.ts';

const main = join(__dirname, '../cli/main.ts');

/** A place for each call: its words and environment in, what it prints and its exit code out. */
const script = (calls: string): string => `#!/bin/sh
for word in "$@"; do
  case $word in
    userstatus-conformance)
      while [ "$1" != "$word" ]; do shift; done
      shift
      case "$*" in
        'gate '*' -- '*) ;;
        tenant* | gate*) exec '${process.execPath}' '${main}' "$@" ;;
      esac
      call=$(mktemp -d '${calls}/XXXXXX')
      mkfifo "$call/code"
      exec 3<>"$call/code"
      printf '%s\\0' "$PWD" "$@" >"$call/words"
      env -0 >"$call/env"
      echo "$call" >'${calls}/new'
      read -r code <&3
      cat "$call/stdout"
      cat "$call/stderr" >&2
      exit "$code"
      ;;
  esac
done
PATH=\${PATH#*:} exec npx "$@"
`;

const partsOf = (file: string): string[] => readFileSync(file, 'utf8').split('\0').slice(0, -1);

const pairOf = (variable: string): readonly [string, string] => {
  const end = variable.indexOf('=');
  return [variable.slice(0, end), variable.slice(end + 1)];
};

const answer = async (call: string): Promise<void> => {
  const [cwd = '', ...args] = partsOf(join(call, 'words'));
  const env = Object.fromEntries(partsOf(join(call, 'env')).map(pairOf));
  const { code, stdout, stderr } = await runInSeries({ cwd, args, env });
  await Promise.all([writeFile(join(call, 'stdout'), stdout), writeFile(join(call, 'stderr'), stderr)]);
  // Where the caller is gone, nothing reads it.
  await writeFile(join(call, 'code'), `${code}\n`, { flag: constants.O_WRONLY | constants.O_NONBLOCK }).catch(
    () => undefined,
  );
};

const answerCalls = (calls: string): void => {
  mkdirSync(calls);
  execFileSync('mkfifo', [join(calls, 'new')]);
  const calling = new Socket({
    fd: openSync(join(calls, 'new'), constants.O_RDWR | constants.O_NONBLOCK),
    readable: true,
    writable: false,
  });
  createInterface({ input: calling }).on('line', (call) => void answer(call));
  afterAll(() => void calling.destroy());
};

/** Writes the npx into a new directory, to be put first in PATH; returns that directory. */
export const placeNpx = (parent: string): string => {
  const directory = join(parent, 'bin');
  const file = join(directory, 'npx');
  mkdirSync(directory);
  writeFileSync(file, script(join(parent, 'calls')));
  chmodSync(file, 0o755);
  answerCalls(join(parent, 'calls'));
  return directory;
};
