import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFiles } from './changed-files.ts';

const directory = mkdtempSync(join(tmpdir(), 'files-'));
for (const name of ['deep', 'reports']) mkdirSync(join(directory, 'src', name), { recursive: true });

test('a file that the glob names is noticed, and no other', async () => {
  const changes: string[] = [];
  const changed = Promise.withResolvers<void>();
  const end = watchFiles(`${directory}/src/*.ts`, [join(directory, 'src', 'reports')], () => {
    changes.push('ts');
    changed.resolve();
  });
  writeFileSync(join(directory, 'src', 'a.md'), 'a');
  writeFileSync(join(directory, 'src', 'reports', 'a.ts'), 'a');
  writeFileSync(join(directory, 'src', 'deep', 'a.ts'), 'a');
  writeFileSync(join(directory, 'src', 'deep', 'a.ts'), 'b');
  await changed.promise;
  end();
  expect(changes).toEqual(['ts']);
});

test('a directory that does not exist is wrong use', () =>
  expect(() => watchFiles(`${directory}/nowhere/*.ts`, [], () => undefined)).toThrow(
    /^--watch: there is no directory .*nowhere\//,
  ));
