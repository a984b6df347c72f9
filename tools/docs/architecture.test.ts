// ARCHITECTURE.md lists exactly the existing folders, and the import directions that the linter enforces.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
const blocks = [...page.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, text = '']) => text.trim());

/** The folders that a tree names, from the root. */
const foldersIn = (tree: string): string[] => {
  const above: string[] = [];
  return tree.split('\n').map((line) => {
    const [, indent = '', name = ''] = /^( *)([\w.-]+)\/ +\S/.exec(line) ?? [];
    above.length = indent.length / 2;
    above.push(name);
    return above.join('/');
  });
};

const tree = blocks.find((block) => block.startsWith('.ci/')) ?? '';
const named = foldersIn(tree);

/** Every folder above a file of the repository. */
const foldersAbove = (file: string): string[] => {
  const folder = dirname(file);
  return folder === '.' ? [] : [folder, ...foldersAbove(folder)];
};

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)));
const folders = [...new Set(files.flatMap(foldersAbove))];

test('names every folder', () => expect(folders.filter((folder) => !named.includes(folder))).toEqual([]));
test('names no other folder', () => expect(named.filter((folder) => !folders.includes(folder))).toEqual([]));
test('names each folder once, in alphabetical order', () => expect(named).toEqual([...new Set(named)].sort()));

test('shows the directions of imports that the linter enforces', () => {
  const code = "import('./tools/lint/layers.mjs').then(({ layers }) => console.log(JSON.stringify(layers)))";
  const layers: string[][] = JSON.parse(execFileSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8' }));
  expect(blocks).toContain(layers.map((layer) => layer.join(', ')).join(' <- '));
});

test('a tree is read by its indentation', () =>
  expect(foldersIn('a/  one\n  b/  two\n    c/  three\n  d/  four\ne/  five')).toEqual([
    'a',
    'a/b',
    'a/b/c',
    'a/d',
    'e',
  ]));
