// A changed copy of the built package, for tests that must find the change.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const dist = join(__dirname, '../../../dist');

/** Examines a copy of the package in which one file is changed. */
export const altered = async <T>(
  [name, from, to]: readonly [name: string, from: string, to: string],
  look: (directory: string) => Promise<T> | T,
): Promise<T> => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-altered-'));
  try {
    cpSync(dist, directory, { recursive: true });
    const text = readFileSync(join(directory, name), 'utf8');
    if (!text.includes(from)) throw new Error(`${name} does not say ${from}`);
    writeFileSync(join(directory, name), text.replace(from, to));
    return await look(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
};
