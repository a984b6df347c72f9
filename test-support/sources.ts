// The sources that are shipped, for laws that read them.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const folders = [
  'contracts',
  'fixtures',
  'engine',
  'client',
  'pact',
  'drift',
  'exports',
  'traffic',
  'reports',
  'suites',
  'cli',
];

/** The files by their names from the root, with their texts; without tests. */
export const sources = globSync(
  folders.map((folder) => `${folder}/**/*.{ts,mjs}`),
  { cwd: root },
)
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
