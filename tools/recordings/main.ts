// `npm run recordings` makes every recording of recordings.ts anew, with the Chromium and the mitmproxy of this machine, judges it, and
// compares what is found with what is pinned there. `--write` keeps the small ones in fixtures/, `--only NAME` makes one.
// It ends with 1 where anything differs, and with 3 where nothing differs but something could not be made.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { chromiumPath } from '../../test-support/chromium.ts';
import { findingsIn, pinnedIn } from './findings.ts';
import { fixtureOf } from './fixture.ts';
import { make, missingFor, type Programs } from './make.ts';
import { mitmdumpPath } from './mitmproxy.ts';
import type { Recording } from './recording.ts';
import { recordings } from './recordings.ts';
import { scrubbed } from './scrub.ts';

const { values: options } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string' } } });
const programs: Programs = { chromium: chromiumPath(), mitmdump: mitmdumpPath() };
const directory = mkdtempSync(join(tmpdir(), 'userstatus-recordings-'));

type Outcome = 'as pinned' | 'differs' | 'not made';

const show = (found: unknown): string => JSON.stringify(found, undefined, 2);

const compare = async (recording: Recording, file: string): Promise<Outcome> => {
  const [found, pinned] = [await findingsIn(file), pinnedIn(recording)];
  if (isDeepStrictEqual(found, pinned)) return 'as pinned';
  console.log(`expected ${show(pinned)}\nactual ${show(found)}`);
  return 'differs';
};

const tryOne = async (recording: Recording): Promise<Outcome> => {
  const missing = missingFor(recording, programs);
  if (missing !== undefined) {
    console.log(`${recording.name}: NOT MADE, since ${missing} is not installed: apt-get install ${missing}`);
    return 'not made';
  }
  const file = join(directory, `${recording.name}.har`);
  await make(recording, file, programs);
  if (options.write && recording.isKept) writeFileSync(fixtureOf(recording), scrubbed(readFileSync(file, 'utf8')));
  const outcome = await compare(recording, file);
  console.log(`${recording.name}: ${outcome}`);
  return outcome;
};

const chosen = recordings.filter(({ name }) => options.only === undefined || name === options.only);
const outcomes: Outcome[] = [];
try {
  for (const recording of chosen) outcomes.push(await tryOne(recording));
} finally {
  rmSync(directory, { recursive: true });
}
const count = (outcome: Outcome): number => outcomes.filter((one) => one === outcome).length;
console.log(`${count('as pinned')} as pinned, ${count('differs')} differ, ${count('not made')} not made`);
if (count('differs') > 0) process.exitCode = 1;
else if (count('not made') > 0 || outcomes.length === 0) process.exitCode = 3;
