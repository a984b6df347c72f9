// A package named in several package.json files has the same version in all of them.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const files = globSync('{package.json,{tools,docs/examples}/*/package.json}', { cwd: root });

type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const named = files.flatMap((file) => {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const { dependencies = {}, devDependencies = {} } = manifest;
  return Object.entries({ ...dependencies, ...devDependencies }).map(([name, range]) => ({ file, name, range }));
});

// The root's dependencies are ranges, for its users.
const version = (range: string): string => range.replace('^', '');
const versionsOf = (name: string): string[] => [
  ...new Set(named.filter((one) => one.name === name).map(({ range }) => version(range))),
];

const several = [...new Set(named.map(({ name }) => name))].filter(
  (name) => named.filter((one) => one.name === name).length > 1,
);

test('TypeScript is one of them', () => expect(several).toContain('typescript'));

test.each(several)('%s', (name) => expect(versionsOf(name)).toHaveLength(1));
