// The threat model of SECURITY.md: each input has its line, and each line is held by tests that exist.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, '.github/SECURITY.md'), 'utf8');
const [, model = ''] = page.split('\n## Threat model\n');

const rows = model
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, input = '', writtenBy = '', worst = '', holds = '', tests = '']) => ({
    ...{ input, writtenBy, worst, holds },
    tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
  }));

test('the inputs are all there', () => {
  const inputs = rows.map(({ input }) => input).join('\n');
  for (const input of [
    ...['answers of a target', 'redirects', 'pact files', 'the broker', 'recordings', '`results.json`'],
    ...['lists of what was created', 'configuration files', 'environment variables', 'modules of requirements'],
    ...['the command that a gate runs', 'requests to the gate', 'inputs of the action', 'proxies', 'caches', 'npm'],
  ])
    expect(inputs).toContain(input);
});

test.each(rows)('$input', ({ writtenBy, worst, holds, tests }) => {
  for (const cell of [writtenBy, worst, holds]) expect(cell).toMatch(/\w/);
  expect(tests.length).toBeGreaterThan(0);
  expect(tests.filter((file) => !file.endsWith('.test.ts') || !existsSync(join(root, file)))).toEqual([]);
});
