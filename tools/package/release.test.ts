// A release: nothing is published before all checks pass, and its notes are those of the tag's version.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import packageFile from '../../package.json' with { type: 'json' };
import { NotReady, releaseNotes } from './release-notes.ts';

const workflow = (name: string): string => readFileSync(join(__dirname, '../../.github/workflows', name), 'utf8');

type Step = { readonly run?: string; readonly uses?: string };
type Job = {
  readonly needs?: string;
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
};
const jobsOf = (name: string): Readonly<Record<string, Job>> => parse(workflow(name)).jobs;
const linesOf = ({ steps = [] }: Job = {}): string[] => steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

test('CI runs every check, the tests of the package, and a minute of fuzzing', () => {
  expect(Object.values(jobsOf('ci.yml')).flatMap(linesOf)).toEqual(
    expect.arrayContaining(['bash .ci/run', 'npm run package:test', 'npm run fuzz -- --seconds 60']),
  );
});

test('the release is checked, then built without rights, then published with provenance', () => {
  const { checks, build, publish, page } = jobsOf('release.yml');
  expect(checks?.uses).toBe('./.github/workflows/ci.yml');
  expect([build, publish, page].map((job) => job?.needs)).toEqual(['checks', 'build', 'publish']);
  expect(build).not.toHaveProperty('permissions');
  expect(linesOf(build).join('\n')).toMatch(/release:notes[\s\S]*package:sbom[\s\S]*package:build[\s\S]*npm pack/);
});

test('what may publish runs nothing but npm publish, on the tarball that was built', () => {
  const [compare, publish, ...more] = linesOf(jobsOf('release.yml')['publish']);
  expect(compare).toBe('echo "$SHA512  release/package.tgz" | sha512sum --check --strict');
  expect(publish).toBe('npm publish ./release/package.tgz --provenance --access public --ignore-scripts');
  expect(more).toEqual([]);
});

test('one job may publish and one may write, without a stored secret', () => {
  const { publish, page } = jobsOf('release.yml');
  expect(parse(workflow('release.yml')).permissions).toEqual({ contents: 'read' });
  expect([publish?.permissions, page?.permissions]).toEqual([{ 'id-token': 'write' }, { contents: 'write' }]);
  expect(workflow('release.yml')).not.toContain('secrets.');
});

const { version } = packageFile;
const changelog = `# Changes\n\n## Unreleased\n\n- one\n\n## ${version} - 2026-12-01\n\n- two\n- three\n\n## 0.0.1\n\n- four\n`;

test('the notes are those of the version', () => expect(releaseNotes(`v${version}`, changelog)).toBe('- two\n- three'));

test.each([
  ['a tag of another version', 'v99.0.0', changelog, `tag v${version}`],
  ['no tag', '', changelog, `tag v${version}`],
  [
    'a version that the changelog does not name',
    `v${version}`,
    '# Changes\n\n## Unreleased\n\n- one\n',
    'says nothing',
  ],
  ['a version of which it says nothing', `v${version}`, `## ${version}\n\n## 0.0.1\n\n- four\n`, 'says nothing'],
])('%s is not released', (_, tag, text, why) => {
  expect(() => releaseNotes(tag, text)).toThrow(NotReady);
  expect(() => releaseNotes(tag, text)).toThrow(why);
});
