// `npm run curve` measures which cases show which faults, writes what it learnt to the contract's telling-cases.ts, then measures
// how many faults a budget of requests catches, prints the figures and writes them to docs/budget.md and docs/curve.svg: some
// minutes on two cores. `-- --contract MODULE` measures another contract and writes nothing; `--verbose` lists what 256 requests
// do not catch.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Tinypool } from 'tinypool';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { loadContract } from '../../fixtures/tenant/load-contract.ts';
import { chart } from './chart.ts';
import type { Found } from './first-caught.ts';
import { blamedIn, linesOf, missed, type Searched, table, withFigures } from './page.ts';
import { type Planned, searchesIn } from './searches.ts';
import { moduleOf, namesIn, type Shown, tellingOf, without } from './telling.ts';
import type { SearchTask, ShowTask } from './worker.ts';

const { values } = parseArgs({
  options: { contract: { type: 'string' }, seeds: { type: 'string' }, verbose: { type: 'boolean' } },
});
const module = values.contract ?? 'contracts/user-status/contract';
const isWritten = values.contract === undefined && values.seeds === undefined;
const seeds = Array.from({ length: Number(values.seeds ?? 3) }, (_, index) => index + 1);
const contract = await loadContract(module);
const pool = new Tinypool({ filename: new URL('./worker.ts', import.meta.url).href, maxThreads: 2 });

/** How many parts of the faults are held back, one after the other. */
const parts = 5;

const withProgress = async <Item, Result>(
  what: string,
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> => {
  let done = 0;
  return Promise.all(
    items.map(async (item) => {
      const result = await run(item);
      done += 1;
      if (done % 100 === 0) process.stderr.write(`${what}: ${done} of ${items.length}\n`);
      return result;
    }),
  );
};

const searched = (what: string, searches: readonly Planned[]): Promise<readonly Searched[]> =>
  withProgress(what, searches, async (search) => {
    const task: SearchTask = { module, search };
    const found: Found = await pool.run(task, { name: 'search' });
    return { ...search, found };
  });

const faults = faultsOf(contract).filter(({ rare }) => !rare);
const entries = await withProgress('faults, case by case', faults, async ({ name }) => {
  const task: ShowTask = { module, fault: name };
  const cases: readonly string[] = await pool.run(task, { name: 'show' });
  return [name, cases] as const;
});
const shown: Shown = Object.fromEntries(entries);
const telling = tellingOf(shown);
const searches = searchesIn(contract, seeds).map((search) => ({ ...search, telling }));
const all = await searched('runs', searches);

const heldBack = await searched(
  'runs on faults that were held back',
  Array.from({ length: parts }, (_, part) => {
    const [taught, names] = [tellingOf(without(shown, part, parts)), new Set(namesIn(shown, part, parts))];
    return searches
      .filter(({ way, fault = '' }) => way !== 'oddity' && way !== 'one in a hundred' && names.has(fault))
      .map((search) => ({ ...search, telling: taught }));
  }).flat(),
);
await pool.destroy();

const lines = table(all, heldBack);
for (const line of lines) console.log(line);
for (const line of missed(all)) console.log(`not reached: ${line}`);
const blamed = blamedIn(all);
console.log(blamed.length === 0 ? 'no lawful oddity is blamed' : `blamed: ${blamed.join('; ')}`);
if (values.verbose)
  for (const { way, deviation, found } of all)
    if (way !== 'oddity' && (found.seen ?? 9_999) > 256) console.log(`${way}: ${deviation} ${found.seen ?? 'never'}`);

if (isWritten) {
  const root = join(import.meta.dirname, '../..');
  const page = join(root, 'docs/budget.md');
  writeFileSync(join(root, 'contracts/user-status/telling-cases.ts'), moduleOf(telling));
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), lines));
  writeFileSync(join(root, 'docs/curve.svg'), chart(linesOf(all, heldBack)));
}
if (blamed.length > 0) process.exitCode = 1;
