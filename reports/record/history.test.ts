import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { specimen } from '../../test-support/specimen.ts';
import { formats } from '../formats/formats.ts';
import { historyLines } from '../terminal/history-text.ts';
import { sparkline } from '../terminal/sparkline.ts';
import { summaryLines } from '../terminal/summary.ts';
import { addToHistory, earlierRuns, failingSince, type HistoryLine, readHistory } from './history.ts';
import type { Results } from './results.ts';
import { resultsSchema } from './results-schema.ts';

const line = (day: number, failing: readonly string[] = [], more: Partial<HistoryLine> = {}): HistoryLine => ({
  start: `2026-11-${String(day).padStart(2, '0')}T08:30:00.000Z`,
  ...{ target: 'http://127.0.0.1:8080/beta', verdict: failing.length > 0 ? 'nonconformant' : 'conformant' },
  ...{ seconds: 1.25, requests: 100, seed: 1, failing, causes: [] },
  ...more,
});

const directory = (): string => mkdtempSync(join(tmpdir(), 'history-'));

test('runs are read as they were added', () => {
  const memory = directory();
  expect(readHistory(memory)).toEqual({ runs: [], unread: [] });
  const runs = [line(1), line(2, ['bodies.valid']), line(3)];
  for (const run of runs) addToHistory(memory, run);
  expect(readHistory(memory)).toEqual({ runs, unread: [] });
});

test('the latest thousand are kept', () => {
  const memory = directory();
  const all = Array.from({ length: 1_000 }, (_, seed) => line(1, [], { seed }));
  writeFileSync(join(memory, 'history.jsonl'), all.map((run) => `${JSON.stringify(run)}\n`).join(''));
  addToHistory(memory, line(2, [], { seed: 1_000 }));
  expect(readHistory(memory).runs.map(({ seed }) => seed)).toEqual(
    Array.from({ length: 1_000 }, (_, index) => index + 1),
  );
});

test('what is not the line of a run is passed over, and stays in the file', () => {
  const memory = directory();
  const newer = { ...line(2), machine: 'a word of a later version' };
  const text = ['<<<<<<< ours', JSON.stringify(line(1)), '{"start": 7}', '', JSON.stringify(newer), '{"sta'].join(
    '\r\n',
  );
  writeFileSync(join(memory, 'history.jsonl'), text);
  addToHistory(memory, line(3));
  expect(readHistory(memory)).toEqual({ runs: [line(1), newer, line(3)], unread: [1, 3, 6] });
  expect(readFileSync(join(memory, 'history.jsonl'), 'utf8').startsWith(`${text}\n`)).toBe(true);
});

test('a partial run says nothing about what it left out', () => {
  const runs = [line(1, ['a']), line(2, [], { partial: true }), line(3, ['a']), line(4, ['b'], { partial: true })];
  expect([...failingSince(runs)].map(([id, { start }]) => [id, start.slice(8, 10)])).toEqual([['a', '01']]);
});

test('the record of a run has the latest whole runs on its target', () => {
  const memory = directory();
  for (let day = 1; day <= 3; day += 1) addToHistory(memory, line(day, day === 2 ? ['a', 'b'] : []));
  addToHistory(memory, line(4, [], { target: 'http://other/beta' }));
  addToHistory(memory, line(5, [], { partial: true }));
  expect(earlierRuns(memory, line(1).target).map(({ failing }) => failing)).toEqual([0, 2, 0]);
  const results: Results = { ...specimen(), earlier: earlierRuns(memory, line(1).target) };
  expect(new Ajv2020({ allowUnionTypes: true }).validate(resultsSchema, results)).toBe(true);
  expect(formats['html']?.make([results])).toContain('failing requirements in the last 4 runs: 0, 2, 0, 1"');
  expect(formats['html']?.make([specimen()])).not.toContain('class="trend');
  expect(summaryLines(results)).toContain('runs    ▁█▁▅  failing requirements in the last 4 runs');
});

test('a requirement fails since the first of the latest runs in a row in which it did', () => {
  const runs = [line(1, ['a', 'b']), line(2, ['b']), line(3, ['a', 'b']), line(4, ['a', 'b', 'c'])];
  const days = [...failingSince(runs)].map(([id, { start }]) => [id, start.slice(8, 10)]);
  expect(days).toEqual([
    ['a', '03'],
    ['b', '01'],
    ['c', '04'],
  ]);
  expect(failingSince([...runs, line(5)]).size).toBe(0);
});

test('a sparkline is as high as its largest number', () => {
  expect(sparkline([0, 1, 4, 8])).toBe('▁▂▅█');
  expect(sparkline([0, 0])).toBe('▁▁');
});

test('a person reads verdicts, causes and since when', () => {
  const runs = [
    line(1),
    line(2, ['bodies.valid'], { causes: ['200 instead of 201', 'another'] }),
    line(3, ['bodies.valid'], { causes: ['200 instead of 201'], seconds: 12 }),
    line(3, [], { target: 'http://other/beta', verdict: 'none', flaky: ['a'], partial: true }),
  ];
  expect(historyLines(runs)).toEqual([
    'http://127.0.0.1:8080/beta: 3 runs',
    'failing requirements  ▁██',
    '2026-11-01 08:30  CONFORMANT       0 failing     1.3 s',
    '2026-11-02 08:30  NONCONFORMANT    1 failing     1.3 s  200 instead of 201 (and 1 more)',
    '2026-11-03 08:30  NONCONFORMANT    1 failing    12.0 s  200 instead of 201',
    'failing since 2026-11-02 08:30: bodies.valid',
    '',
    'http://other/beta: 1 run',
    '2026-11-03 08:30  NO VERDICT       0 failing, 1 flaky, in part     1.3 s',
    'flaky: a',
  ]);
});
