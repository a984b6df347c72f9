// The command as users install it: from a packed package where one can be built, otherwise from source.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };

export const root = join(import.meta.dirname, '../..');

export type Command = {
  readonly script: string;
  readonly from: 'a packed install' | 'source';
  readonly remove: () => void;
};

const npm = (args: readonly string[], cwd: string): string => {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
};

const install = (): Command => {
  const file = npm(['run', '-s', 'package'], root).trim().split('\n').at(-1) ?? '';
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-bench-'));
  npm(['install', '--prefix', directory, '--no-audit', '--no-fund', '--ignore-scripts', join(root, file)], directory);
  rmSync(join(root, file));
  const installed = join(directory, 'node_modules', packageFile.name);
  const { bin }: { bin: Record<string, string> } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  return {
    script: join(installed, bin[packageFile.name] ?? ''),
    from: 'a packed install',
    remove: () => rmSync(directory, { recursive: true }),
  };
};

/** Installs the package where `npm run package` makes one; to be removed after use. */
export const command = (): Command =>
  'package' in packageFile.scripts
    ? install()
    : { script: join(root, 'cli/main.ts'), from: 'source', remove: () => undefined };
