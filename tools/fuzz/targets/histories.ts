// The history of runs that a report directory keeps, as `report history` prints it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { shownLines } from '../../../engine/output/terminal.ts';
import { failingSince, readHistory } from '../../../reports/record/history.ts';
import { historyLines } from '../../../reports/terminal/history-text.ts';
import { checkShown } from '../property.ts';
import type { Target } from '../target.ts';

const nowhere = new Writable();
const run = {
  start: '2026-11-28T12:00:00.000Z',
  target: 'https://mock.example/beta',
  verdict: 'nonconformant',
  seconds: 1.5,
  requests: 100,
  seed: 1,
  failing: ['bodies.malformed'],
  causes: ['the target takes what is no JSON'],
};

export const histories: Target = {
  name: 'histories',
  form: 'lines',
  examples: () => [`${JSON.stringify(run)}\n${JSON.stringify({ ...run, verdict: 'conformant', failing: [] })}\n`],
  work: ({ bytes, file }) => {
    const directory = `${file}.directory`;
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'history.jsonl'), bytes);
    const { runs } = readHistory(directory);
    failingSince(runs);
    if (runs.length > 0) checkShown(shownLines(historyLines(runs), nowhere), 'the history');
  },
};
