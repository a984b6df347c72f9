// The workflows, the action and the images keep to the rules of rules.ts, and the rules find what breaks them.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { toGitHub } from '../../cli/starters/github.ts';
import { starters } from '../../cli/starters/users.ts';
import { complaintsOn, expressionsIn, movable, pinsIn, rightsIn } from './rules.ts';

const root = join(__dirname, '../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const workflows = readdirSync(join(root, '.github/workflows'));
const workflow = (name: string): string => read(`.github/workflows/${name}`);

test.each(workflows)('%s keeps to the rules', (name) => expect(complaintsOn(workflow(name))).toEqual([]));

test('the action keeps to them too', () => {
  const action = read('action.yml');
  expect(movable(action)).toEqual([]);
  expect(expressionsIn(parse(action).runs.steps)).toEqual([]);
});

test.each(Object.entries(starters))('the workflow that init writes for %s names actions by commit', (_, { job }) => {
  const text = toGitHub(job);
  expect(movable(text)).toEqual([]);
  expect(pinsIn(text).length).toBeGreaterThan(2);
});

test('no job has more rights than these', () => {
  expect(Object.fromEntries(workflows.map((name) => [name, rightsIn(workflow(name))]))).toEqual({
    'ci.yml': {},
    'codeql.yml': { analyze: ['security-events'] },
    'fuzz.yml': {},
    'release.yml': { publish: ['id-token'], page: ['contents'] },
    'scorecard.yml': { scorecard: ['security-events'] },
  });
});

test('an action has one commit and one version everywhere', () => {
  const files = ['action.yml', ...workflows.map((name) => `.github/workflows/${name}`)];
  const pins = files.flatMap((file) => pinsIn(read(file)));
  const owners = new Map<string, Set<string>>();
  for (const { name, commit, version } of pins)
    owners.set(name, (owners.get(name) ?? new Set()).add(`${commit} ${version}`));
  expect(pins.length).toBeGreaterThan(10);
  expect([...owners].filter(([, commits]) => commits.size > 1)).toEqual([]);
});

const release = workflow('release.yml');
const commit = /@[0-9a-f]{40} # v[\d.]+/;

test.each([
  ['an action by its tag', commit, '@v7', 'is not pinned'],
  ['an action in a line with more', / - uses: (.*)\n.*persist.*\n/, " - { 'uses': 'other/one@v1' }\n", 'is not pinned'],
  ['an action by a short commit', commit, '@3d3c42e # v7.0.1', 'is not pinned'],
  ['a commit without its version', / # v7\.0\.1/, '', 'is not pinned'],
  ['rights for all jobs', 'permissions: { contents: read }', 'permissions: { contents: write }', 'contents'],
  ['no rights named', 'permissions: { contents: read }\n', '', 'no permissions'],
  ['all rights', 'permissions: { contents: read }', 'permissions: write-all', 'write-all'],
  ['an input in a script', '"$GITHUB_REF_NAME" >', '"$' + '{{ github.ref_name }}" >', 'an expression in a script'],
  ['a token left behind', '\n        with: { persist-credentials: false }', '', 'leaves its token'],
  ['an install beside the id token', 'npm publish', 'npm ci --ignore-scripts && npm publish', 'beside its id token'],
  ['npx beside the id token', 'npm publish', 'npx other && npm publish', 'beside its id token'],
  ['scripts when publishing', ' --ignore-scripts', '', 'publishes with scripts'],
  ['a job without an end', '    timeout-minutes: 10\n', '', 'no limit of time'],
  ['a trigger of strangers', 'push: { tags', 'pull_request_target: { tags', 'foreign code'],
])('%s is found', (_, from, to, says) => {
  const changed = release.replace(from, to);
  expect(changed).not.toBe(release);
  expect(complaintsOn(changed).join('\n')).toContain(says);
});

test('images are pinned by their digest', () => {
  const { image } = JSON.parse(read('.devcontainer/devcontainer.json'));
  const bases = [...read('tools/image/Dockerfile').matchAll(/^FROM (.*)$/gm)].map(([, base = '']) => base);
  expect(bases.length).toBe(1);
  for (const name of [image, ...bases]) expect(name).toMatch(/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
});

/** The folders of the repository that hold a file of this name. */
const foldersWith = (name: string): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', name, `*/${name}`], {
    cwd: root,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .map((file) => join('/', dirname(file)))
    .sort();

type Updates = { readonly 'package-ecosystem': string; readonly directory?: string; readonly directories?: string[] };

test.each([
  ['npm', 'package-lock.json'],
  ['docker', 'Dockerfile'],
  ['bundler', 'Gemfile'],
  ['github-actions', 'action.yml'],
])('updates of %s are looked for in every folder with them', (system, file) => {
  const { updates }: { updates: Updates[] } = parse(read('.github/dependabot.yml'));
  const own = updates.filter((one) => one['package-ecosystem'] === system);
  expect(
    own.flatMap(({ directory, directories = [] }) => [...directories, ...(directory ? [directory] : [])]).sort(),
  ).toEqual(foldersWith(file));
});
