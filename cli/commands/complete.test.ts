// Shell completion: commands, options, and the names that options take.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../test-support/command.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-complete-'));
afterAll(() => rmSync(directory, { recursive: true }));

// The script calls the command by its name, as it is found on the PATH of whoever installed it.
const command = join(directory, 'userstatus-conformance');
writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${join(__dirname, '../main.ts')}' "$@"\n`);
chmodSync(command, 0o755);

// What the package bash-completion brings, as far as the script needs it.
const bashCompletion = `
compopt() { :; }
_get_comp_words_by_ref() { words=("\${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur=\${words[cword]}; prev=\${words[cword-1]}; }
`;

const completed = (...words: readonly string[]): string[] => {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const script = `${bashCompletion}
source <(userstatus-conformance complete bash)
COMP_WORDS=(userstatus-conformance ${quoted}); COMP_CWORD=${words.length}
$(complete -p userstatus-conformance | sed 's/.*-F \\([^ ]*\\).*/\\1/')
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { ...process.env, PATH: `${directory}:${process.env['PATH']}` };
  const printed = execFileSync('bash', ['-c', script], { encoding: 'utf8', env });
  return printed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
};

test.each([
  [['ver'], ['verify']],
  [
    ['verify', '--req'],
    ['--request-timeout', '--require-paths', '--requirements'],
  ],
  [['verify', '--reporter', 's'], ['sarif']],
  [
    ['verify', '--cloud', 'us'],
    ['usgov', 'usgov-dod'],
  ],
  [
    ['verify', '--credential', 'c'],
    ['certificate', 'client-secret'],
  ],
  [['verify', '--only', 'paths.ex'], ['paths.example']],
  [['tenant', '--fault', 'accepts-last'], ['accepts-last-comma']],
  [['gate', '--require-paths', 'rootC'], ['rootCertificate']],
  [['gate', '--scenario', 'throttled-f'], ['throttled-for-good']],
  [['pact', 'can'], ['can-i-deploy']],
])('%j in bash', (words, expected) => expect(completed(...words).sort()).toEqual(expected));

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).error === undefined;

test.each(['bash', 'zsh', 'fish'])('the script for %s is valid, where the shell is installed', async (shell) => {
  const { code, stdout } = await run(['complete', shell]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('userstatus-conformance')]);
  if (!has(shell)) return;
  expect(spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

test('another shell, or none, is wrong use', async () => {
  const [other, none, help] = await Promise.all([run(['complete', 'tcsh']), run(['complete']), run(['--help'])]);
  expect([other.code, none.code]).toEqual([2, 2]);
  expect(help.stdout).toContain('complete <shell>');
});
