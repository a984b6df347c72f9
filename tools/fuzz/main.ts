// `npm run fuzz -- --seconds N`: gives every parser of foreign text changed and arbitrary input for N seconds in all. What
// failed is written to tools/fuzz/corpus/, which every run tries first.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusIn } from './corpus.ts';
import { fuzzTarget } from './fuzz-target.ts';
import { targets } from './targets.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string', multiple: true },
  },
});
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
const names = targets.map(({ name }) => name).filter((name) => values.only?.includes(name) ?? true);
if (!(seconds > 0) || !Number.isInteger(seed) || names.length === 0) {
  console.error(`fuzz takes --seconds N, --seed N and --only with ${targets.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const corpus = join(import.meta.dirname, 'corpus');
const directory = mkdtempSync(join(tmpdir(), 'userstatus-fuzz-'));
console.log(`${names.length} parsers, ${seconds} s, seed ${seed}`);

let failed = 0;
for (const name of names) {
  const last = join(directory, name);
  const { inputs, failures } = await fuzzTarget({
    name,
    seed,
    milliseconds: (seconds * 1000) / names.length,
    corpus,
    last,
  });
  console.log(`${failures.length === 0 ? 'ok' : 'NO'} ${String(inputs).padStart(8)} inputs  ${name}`);
  failed += failures.length;
  for (const { bytes, message, seed: own } of failures) {
    const file = relative(process.cwd(), corpusIn(corpus).keep(name, bytes));
    console.log(`   ${file} (seed ${own}): ${message.slice(0, 2_000)}`);
  }
}
rmSync(directory, { recursive: true });
console.log(failed === 0 ? 'nothing failed' : `${failed} failed: npm run fuzz -- --only PARSER tries the corpus first`);
process.exitCode = failed === 0 ? 0 : 1;
