// `npm run causes` measures all faults, 300 pairs of them and every lawful target, in some minutes, and writes the figures into
// docs/causes.md. `-- --pairs N --seed N` measures other pairs, and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { measureFault, measureLawful, measurePair } from './measure.ts';
import { figures, generated, type Measured, withGenerated } from './page.ts';
import type { Size } from './record-on.ts';
import { halvesOf, lawfulOf, pairsOf } from './subjects.ts';

const { values } = parseArgs({ options: { pairs: { type: 'string' }, seed: { type: 'string' } } });
const isOwn = values.pairs !== undefined || values.seed !== undefined;
const [count, seed] = [Number(values.pairs ?? 300), Number(values.seed ?? 1)];
const size: Size = { seed: 1, cases: 60 };

const each = async <T, R>(what: string, all: readonly T[], measure: (one: T) => Promise<R>): Promise<R[]> => {
  const measured: R[] = [];
  for (const [place, one] of all.entries()) {
    if (place % 20 === 0) process.stderr.write(`${what}: ${place} of ${all.length}\n`);
    measured.push(await measure(one));
  }
  return measured;
};

const halves = halvesOf(userStatus);
const measured: Measured = {
  halves: {
    'written with': await each('faults', halves['written with'], (fault) => measureFault(userStatus, fault, size)),
    'held back': await each('faults held back', halves['held back'], (fault) => measureFault(userStatus, fault, size)),
  },
  pairs: await each('pairs', pairsOf(userStatus, count, seed), (pair) => measurePair(userStatus, pair, size)),
  lawful: await each('lawful targets', lawfulOf(userStatus), (one) => measureLawful(userStatus, one, size)),
};

for (const row of figures(measured)) console.log(row.join('  '));
for (const { faults, causes, isTold, isHidden } of measured.pairs)
  if (!isTold)
    console.log(
      `${isHidden ? 'hidden' : 'not told'}: ${faults.map(({ name }) => name).join(' + ')}: ${causes.map(({ summary }) => summary).join('; ')}`,
    );

const page = join(import.meta.dirname, '../../docs/causes.md');
if (!isOwn) writeFileSync(page, withGenerated(readFileSync(page, 'utf8'), generated(measured)));
