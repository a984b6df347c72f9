// `npm run curve` measures how many faults a budget of requests catches, in some minutes on two cores, prints the figures and
// writes them to docs/budget.md and docs/curve.svg. `-- --contract MODULE` measures another contract and writes nothing;
// `--verbose` lists what 256 requests do not catch.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Tinypool } from 'tinypool';
import { loadContract } from '../../fixtures/tenant/load-contract.ts';
import { chart } from './chart.ts';
import type { Found } from './first-caught.ts';
import { blamedIn, missed, type Searched, sharesOf, table, withFigures } from './page.ts';
import { searchesIn, ways } from './searches.ts';
import type { SearchTask } from './worker.ts';

const { values } = parseArgs({
  options: { contract: { type: 'string' }, seeds: { type: 'string' }, verbose: { type: 'boolean' } },
});
const module = values.contract ?? 'contracts/user-status/contract';
const seeds = Array.from({ length: Number(values.seeds ?? 3) }, (_, index) => index + 1);
const searches = searchesIn(await loadContract(module), seeds);

const pool = new Tinypool({ filename: new URL('./worker.ts', import.meta.url).href, maxThreads: 2 });
let done = 0;
const all: Searched[] = await Promise.all(
  searches.map(async (search) => {
    const task: SearchTask = { module, search };
    const found: Found = await pool.run(task);
    done += 1;
    if (done % 100 === 0) process.stderr.write(`${done} of ${searches.length}\n`);
    return { ...search, found };
  }),
);
await pool.destroy();

for (const line of table(all)) console.log(line);
for (const line of missed(all)) console.log(`not reached: ${line}`);
const blamed = blamedIn(all);
console.log(blamed.length === 0 ? 'no lawful oddity is blamed' : `blamed: ${blamed.join('; ')}`);
if (values.verbose)
  for (const { way, deviation, found } of all)
    if (way !== 'oddity' && (found.seen ?? 9_999) > 256) console.log(`${way}: ${deviation} ${found.seen ?? 'never'}`);

if (values.contract === undefined && values.seeds === undefined) {
  const docs = join(import.meta.dirname, '../../docs');
  const page = join(docs, 'budget.md');
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), table(all)));
  writeFileSync(join(docs, 'curve.svg'), chart(ways.map((way) => ({ name: way, shares: sharesOf(all, way) }))));
}
if (blamed.length > 0) process.exitCode = 1;
