// What failed once, kept as files in corpus/, each named after its parser: tried first by every run.
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Kept = { readonly name: string; readonly bytes: Buffer };

/** The corpus in a folder. */
export const corpusIn = (folder: string) => ({
  /** The inputs that are kept for a parser. */
  read: (target: string): readonly Kept[] =>
    readdirSync(folder)
      .filter((name) => name.startsWith(`${target}.`))
      .map((name) => ({ name, bytes: readFileSync(join(folder, name)) })),
  /** Keeps an input; returns its file. */
  keep: (target: string, bytes: Uint8Array): string => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${target}.${hash('sha256', bytes).slice(0, 12)}`);
    writeFileSync(file, bytes);
    return file;
  },
});
