import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyLines, sparkline } from '../terminal/history-text.ts';
import { addToHistory, failingSince, type HistoryLine, readHistory } from './history.ts';

const line = (day: number, failing: readonly string[] = [], more: Partial<HistoryLine> = {}): HistoryLine => ({
  start: `2026-11-${String(day).padStart(2, '0')}T08:30:00.000Z`,
  ...{ target: 'http://127.0.0.1:8080/beta', verdict: failing.length > 0 ? 'nonconformant' : 'conformant' },
  ...{ seconds: 1.25, requests: 100, seed: 1, failing, causes: [] },
  ...more,
});

const directory = (): string => mkdtempSync(join(tmpdir(), 'history-'));

test('runs are read as they were added', () => {
  const memory = directory();
  expect(readHistory(memory)).toEqual([]);
  const runs = [line(1), line(2, ['bodies.valid']), line(3)];
  for (const run of runs) addToHistory(memory, run);
  expect(readHistory(memory)).toEqual(runs);
});

test('the latest thousand are kept', () => {
  const memory = directory();
  const all = Array.from({ length: 1_000 }, (_, seed) => line(1, [], { seed }));
  writeFileSync(join(memory, 'history.jsonl'), all.map((run) => `${JSON.stringify(run)}\n`).join(''));
  addToHistory(memory, line(2, [], { seed: 1_000 }));
  expect(readHistory(memory).map(({ seed }) => seed)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
});

test('a line that is not that of a run is named, and the file stays', () => {
  const memory = directory();
  const text = `${JSON.stringify(line(1))}\n{"start": 7}\n`;
  writeFileSync(join(memory, 'history.jsonl'), text);
  expect(() => readHistory(memory)).toThrow(/^line 2 of .*history\.jsonl is not that of a run\.$/);
  expect(() => addToHistory(memory, line(2))).toThrow('is not that of a run');
  expect(readFileSync(join(memory, 'history.jsonl'), 'utf8')).toBe(text);
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
    line(3, [], { target: 'http://other/beta', verdict: 'none' }),
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
    'failing requirements  ▁',
    '2026-11-03 08:30  NO VERDICT       0 failing     1.3 s',
  ]);
});
