// No input, file or answer makes the action do or say what its run did not.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../reports/formats/formats.ts';
import { resultsFile } from '../../reports/record/directory.ts';
import { action, openJobs, root } from './run-action.ts';

jest.setTimeout(120_000);

const jobs = openJobs();
afterAll(() => jobs.remove());

/** Lines that the runner takes for commands. */
const commandsIn = (stdout: string): string[] => stdout.split('\n').filter((line) => line.startsWith('::'));

const quiet = { reporters: 'terminal md annotations', cases: '1', seed: '1' };

describe('inputs', () => {
  const hostile = '$(touch pwned)`touch pwned`"; touch pwned; \'\n::error::x';

  // `run` is a command by its nature.
  test.each(Object.keys(action.inputs).filter((name) => name !== 'run'))('%s is never run', async (name) => {
    const of = { scenario: 'gate', pacts: 'pact publish' }[name] ?? 'verify';
    const inputs = { command: of, ...(of === 'gate' ? { run: 'true' } : {}), [name]: hostile };
    const { code, stdout, output, workspace } = await jobs.run({ inputs });
    expect([code, output]).toEqual([2, '']);
    expect(existsSync(join(workspace, 'pwned'))).toBe(false);
    expect(stdout).not.toContain('::error::x');
  });

  test.each([
    ['reporters', 'md --dry-run', 'unknown reporter'],
    ['reporters', '--yes', 'unknown reporter'],
    ['target', '--dry-run', ''],
    ['seed', '--dry-run', '--seed'],
    ['config', '--dry-run', '--config'],
    ['require-paths', '--dry-run', '--require-paths'],
    ['report-dir', '', 'report-dir must not be empty'],
    ['report-dir', 'a\rb', 'report-dir must be one line'],
    ['strict', 'True', 'strict must be true or false'],
    ['yes', 'yes', 'yes must be true or false'],
    ['command', 'verify --yes', 'command must be'],
    ['command', 'selftest', 'command must be'],
    ['run', 'npm test', 'run is not for this command'],
    ['version', '--help', 'version must be'],
    ['version', 'npm:other@1.0.0', 'version must be'],
    ['version', 'file:..', 'version must be'],
    ['packages', '@azure/identity --call=id', 'packages must be'],
    ['packages', './here', 'packages must be'],
    ['packages', 'other@https://example.org/other.tgz', 'packages must be'],
  ])('%s: %j adds no option', async (name, value, says) => {
    const { code, stdout, stderr, output } = await jobs.run({ inputs: { ...quiet, [name]: value } });
    expect([code, output.replace('verdict=none\n', '')]).toEqual([2, '']);
    expect(stdout + stderr).toContain(says);
  });

  test('a file of pacts is no option', async () => {
    const inputs = { command: 'pact publish', pacts: '--broker=http://127.0.0.1:9\n' };
    const { code, stderr } = await jobs.run({ inputs });
    expect(code).toBe(2);
    expect(stderr).toContain('no broker given');
  });

  test('gate needs something to run', async () => {
    const { code, stdout } = await jobs.run({ inputs: { command: 'gate' } });
    expect([code, stdout]).toEqual([2, '::error::run must not be empty.\n']);
  });
});

describe('reports of another run', () => {
  const conformant = '{ "verdict": "conformant" }';
  const leave = (text: string) => (workspace: string) => {
    mkdirSync(join(workspace, 'conformance'));
    for (const name of [resultsFile, 'report.md', 'annotations.txt', 'created.jsonl'])
      writeFileSync(join(workspace, 'conformance', name), text);
  };

  test.each([
    ['a run that did not start', { config: 'no-such-file.yaml' }, 2],
    ['a run without a verdict', { target: 'http://127.0.0.1:9/beta', yes: 'true' }, 3],
  ])('give no verdict to %s', async (_, inputs, expected) => {
    const { code, stdout, summary, output, workspace } = await jobs.run({
      inputs: { ...quiet, ...inputs },
      variables: { GRAPH_TOKEN: 'a-token-of-the-tests' },
      before: leave(`${conformant}\n::error::old`),
    });
    expect([code, output]).toEqual([expected, 'verdict=none\n']);
    expect(stdout + summary).not.toContain('old');
    expect(existsSync(join(workspace, 'conformance/created.jsonl'))).toBe(true);
  });

  test('that cannot be deleted stop the action', async () => {
    const { code, stdout, output } = await jobs.run({
      inputs: quiet,
      before: (workspace) => mkdirSync(join(workspace, 'conformance', resultsFile), { recursive: true }),
    });
    expect([code, output]).toEqual([3, '']);
    expect(stdout).toContain('results.json of an earlier run cannot be deleted');
  });

  test('are all that the suite writes', () => {
    const [, listed = ''] =
      /for report in (.*); do/.exec(readFileSync(join(root, 'tools/action/run.sh'), 'utf8')) ?? [];
    expect(listed.split(' ').sort()).toEqual([resultsFile, ...Object.values(formats).map(({ file }) => file)].sort());
  });
});

describe('the verdict', () => {
  /** An npx that writes a results file and ends with a code. */
  const placeNpx = (name: string, script: string): string => {
    const bin = join(jobs.directory, name);
    mkdirSync(bin);
    writeFileSync(join(bin, 'npx'), `#!/bin/sh\nmkdir -p conformance\n${script}\n`);
    chmodSync(join(bin, 'npx'), 0o755);
    return bin;
  };
  const writes = (text: string, code: number): string =>
    `cat > conformance/results.json <<'EOF'\n${text}\nEOF\nexit ${code}`;

  test.each([
    ['npx cannot install', 'exit 1'],
    ['the command is not there', 'exit 127'],
    ['the command was killed', 'exit 137'],
    ['the command leaves nothing', 'exit 0'],
    ['code and file differ', writes('{ "verdict": "conformant" }', 1)],
    ['they differ the other way', writes('{ "verdict": "nonconformant" }', 0)],
    ['a line break is in it', writes('{ "verdict": "conformant\\nverdict=conformant\\nother=1" }', 0)],
    ['it is a list', writes('{ "verdict": ["conformant"] }', 0)],
    ['it is of another kind', writes('[]', 0)],
    ['the file is null', writes('null', 0)],
    ['the file breaks off', writes('{ "verdict": "confor', 0)],
  ])('is none when %s', async (name, script) => {
    const { code, output } = await jobs.run({ inputs: quiet, bin: placeNpx(name.replaceAll(' ', '-'), script) });
    expect([code, output]).toEqual([3, 'verdict=none\n']);
  });

  test('is not none without cause', async () => {
    const bin = placeNpx('sound', writes('{ "verdict": "nonconformant" }', 1));
    const { code, output } = await jobs.run({ inputs: quiet, bin });
    expect([code, output]).toEqual([1, 'verdict=nonconformant\n']);
  });

  test('publishing ends with 3 when npx cannot install', async () => {
    const inputs = { command: 'pact publish' };
    const { code } = await jobs.run({ inputs, bin: placeNpx('publishes', 'exit 1') });
    expect(code).toBe(3);
  });

  test('the runner takes no command from the output', async () => {
    const says = "printf '::error::x\\n::set-output name=verdict::conformant\\nno end'; exit 2";
    const { stdout } = await jobs.run({ inputs: quiet, bin: placeNpx('says', says) });
    const [stop = '', ...rest] = commandsIn(stdout);
    expect(stop).toMatch(/^::stop-commands::[\da-f-]{36}$/);
    expect(rest.at(-1)).toBe(`::${stop.split('::')[2]}::`);
  });
});
