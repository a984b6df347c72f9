// Every link from one of our pages to a file or heading, and every path in backticks, exists.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anchorOf } from '../../contracts/requirements/sources.ts';

const root = join(__dirname, '../..');
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((page) => existsSync(join(root, page)));
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');
const prose = (page: string): string => textOf(page).replaceAll(/^```[\s\S]*?^```/gm, '');

const anchorsIn = (page: string): string[] => [
  ...[...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)),
  ...[...prose(page).matchAll(/<a id="([^"]+)"/g)].map(([, id = '']) => id),
];

const isBroken = (page: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, file))) return true;
  return anchor !== undefined && file.endsWith('.md') && !anchorsIn(file).includes(anchor);
};

const linksIn = (page: string): string[] =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/.test(link));

/** Paths from the root in backticks: at least one slash, no placeholder, below a folder of the repository. */
const pathsIn = (page: string): string[] =>
  [...prose(page).matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) =>
      /^(\.ci|\.github|cli|client|contracts|docs|engine|fixtures|pact|reports|suites|target|test-support|tools)\//.test(
        path,
      ),
    )
    .filter((path) => !/^reports\/runs\//.test(path));

// TypeDoc generates and links the reference.
const ours = pages.filter((page) => !page.startsWith('docs/api/'));

test('there are pages', () => expect(ours.length).toBeGreaterThan(20));
test.each(ours)('every link of %s exists', (page) =>
  expect(linksIn(page).filter((link) => isBroken(page, link))).toEqual([]),
);
test.each(ours)('every path that %s names exists', (page) =>
  expect(pathsIn(page).filter((path) => !existsSync(join(root, path)))).toEqual([]),
);
test('a broken link is found', () => {
  expect(isBroken('README.md', 'docs/nothing.md')).toBe(true);
  expect(isBroken('README.md', 'docs/verify.md#nothing')).toBe(true);
});
