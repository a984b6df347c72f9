// The page of real clients: what was not run is not green, and the tables stand where they stood.
import type { Client } from './clients.ts';
import { badDays, cellsIn, dayCell, marks, tables, verdictCell, withTables } from './page.ts';
import type { Trial } from './trial.ts';

const client: Client = { name: 'a', language: 'B', file: 'a.b', runners: [['b']], version: ['-v'] };
const fine: Trial = { code: 0, succeeded: true, failing: [], warning: [], causes: 0, requests: 8 };

test.each<[string, Partial<Trial> | undefined, string]>([
  ['nothing', undefined, '*not run*'],
  ['a client that keeps the contract', {}, 'conformant'],
  ['a warning', { warning: ['x.y'] }, 'conformant, with a warning: `x.y`'],
  ['a finding', { code: 1, failing: ['x.y'], causes: 1 }, 'nonconformant: `x.y`'],
  ['many findings', { code: 1, failing: ['a', 'b', 'c', 'd'], causes: 1 }, 'nonconformant: 4 requirements, 1 cause'],
  ['no verdict', { code: 3, reason: 'it sent nothing' }, 'no verdict: it sent nothing'],
])('%s', (_, changes, cell) => expect(verdictCell(changes && { ...fine, ...changes })).toBe(cell));

test.each<[Partial<Trial> | undefined, string]>([
  [undefined, '*not run*'],
  [{ requests: 1 }, 'succeeds'],
  [{ requests: 1, succeeded: false }, 'fails'],
  [{ requests: 2 }, 'sends it again'],
  [{ requests: 4, succeeded: false }, 'sends it 3 times again, fails'],
  [{ requests: 0, succeeded: false }, 'sends nothing'],
  [{ requests: 2, failing: ['retries.waits'] }, 'sends it again: `retries.waits`'],
])('on a bad day %j: %s', (changes, cell) =>
  expect(dayCell(changes && { ...fine, requests: 1, ...changes })).toBe(cell),
);

test('a client without trials is not run, in every cell', () => {
  const rows = [{ client }, { client: { ...client, file: 'c.b' }, version: '1.0', plain: fine, https: fine }];
  const text = tables(rows);
  expect(text.match(/\*not run\*/g)).toHaveLength(2 + 2 * Object.keys(badDays).length);
  const page = `before\n${marks[0]}\nold\n${marks[1]}\nafter\n`;
  const written = withTables(page, text);
  expect(written).toBe(`before\n${marks[0]}\n\n${text}\n\n${marks[1]}\nafter\n`);
  expect(withTables(written, text)).toBe(written);
  expect([cellsIn(written, client), cellsIn(written, { ...client, file: 'c.b' })]).toEqual([
    ['*not run*', '*not run*'],
    ['conformant', 'conformant'],
  ]);
});
