// Only contracts/user-status/ names the operation: no other production file contains its names or example texts, except
// index.ts, which exports the enumeration by name.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';

const root = join(__dirname, '../..');

const isProduction = (file: string): boolean =>
  /^(contracts|fixtures|engine|client|pact|drift|exports|suites|reports|cli)\//.test(file) &&
  !file.startsWith('contracts/user-status/') &&
  !file.endsWith('.test.ts');

/** The values in a JSON text that are long enough to be recognised. */
const textsIn = (json: string): string[] =>
  Object.values(JSON.parse(json)).filter((value): value is string => typeof value === 'string' && value.length > 15);

const { entity, operation, paths, example } = userStatus;

// Only words in camel case: `status`, `error` and the like are common words.
const names = [
  entity.name,
  ...Object.keys(entity.properties),
  ...Object.values(entity.properties).flatMap((type) => (typeof type === 'string' ? [] : [type.name, ...type.members])),
  ...paths.names,
  ...Object.values(operation.paths).flatMap((path) => path.split(/[/{}.]+/)),
].filter((name) => /[a-z][A-Z]/.test(name));

const forbidden = [...new Set([...names, ...textsIn(example.request), ...textsIn(example.answer)])];

const isNamedIn = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\w])${name.replace(/[#$()*+.?[\\\]^{|}]/g, '\\$&')}(?![\\w])`).test(text);

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts'], { cwd: root })
  .toString()
  .split('\n')
  .filter((file) => file !== '' && isProduction(file));

test('the names are those of the operation', () => expect(forbidden.length).toBeGreaterThan(30));

test('no other production file contains one of them', () => {
  const found = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return forbidden.filter((name) => isNamedIn(text, name)).map((name) => `${file}: ${name}`);
  });
  expect(found).toEqual([]);
});
