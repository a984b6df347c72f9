// `npm run bench` measures everything, prints the table and writes it to docs/speed.md, in half an hour on two cores.
// `-- NAME...` measures and prints only these. `--strict` exits with 1 when a limit is not met; without it a busy machine
// fails nothing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './command.ts';
import { measureGate } from './gate.ts';
import { measureGrowth } from './growth.ts';
import { measureInnerLoop } from './inner-loop.ts';
import { line, machine, page } from './page.ts';
import { measurePeers } from './peers.ts';
import { measureRates } from './rates.ts';
import type { Row } from './row.ts';
import { measureStages } from './stages.ts';
import { measureStart } from './start.ts';
import { measureTraffic } from './traffic.ts';

const measurements: ReadonlyMap<string, () => Promise<Row[]>> = new Map([
  ['rates', measureRates],
  ['stages', measureStages],
  ['gate', measureGate],
  ['traffic', measureTraffic],
  ['start', measureStart],
  ['inner-loop', measureInnerLoop],
  ['growth', measureGrowth],
  ['peers', measurePeers],
]);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { strict: { type: 'boolean' } } });

const unknown = positionals.find((name) => !measurements.has(name));
if (unknown !== undefined) {
  console.error(`unknown measurement ${unknown}; available: ${[...measurements.keys()].join(', ')}`);
  process.exit(2);
}

const rows: Row[] = [];
for (const [name, measure] of measurements) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stderr.write(`measuring ${name}\n`);
  const measured = await measure();
  rows.push(...measured);
  for (const row of measured) console.log(line(row));
}

console.log(machine());
if (positionals.length === 0) writeFileSync(join(root, 'docs/speed.md'), page(rows));
if (values.strict && rows.some(({ isMet }) => isMet === false)) process.exitCode = 1;
