// The file of failing cases: read before a run, written after it. It is made to be committed or cached, and holds no secret.
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../contracts/contract.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { WrongUse } from '../settings/errors.ts';
import { readJsonText } from '../settings/foreign-file.ts';
import { guard } from '../settings/guard.ts';
import { makeDirectory } from '../settings/make-directory.ts';
import { type KeptCase, type KeptPlan, keptHeaders } from './kept-case.ts';

const format = 1;

/** A failing case, with the paths on which it failed. */
type Entry = { readonly requirement: string; readonly paths: readonly string[]; readonly case: KeptPlan };
type File = { readonly format: typeof format; readonly failures: readonly Entry[] };

/** Bytes of the file. */
export const largestFile = 8 * 1024 * 1024;
/** Characters of a body, as text or in base64. */
export const longestBody = 100_000;
/** Entries of a file. */
export const mostCases = 2_000;
const text = { type: 'string', maxLength: longestBody } as const;
/** What a header may hold (RFC 9110, 5.5). */
const headerValue = { ...text, pattern: String.raw`^[\t\x20-\x7e\x80-\xff]*$` } as const;
const word = { type: 'string', minLength: 1, maxLength: 200 } as const;
const credentials = ['none', 'emptyBearer', 'otherScheme', 'unknownToken', 'insufficient', 'personal'] as const;

const closed = (properties: Readonly<Record<string, object>>, required: readonly string[]): object => ({
  ...{ type: 'object', properties, required, additionalProperties: false },
});

const plan = closed(
  {
    reason: word,
    body: { oneOf: [closed({ text }, ['text']), closed({ base64: text }, ['base64'])] },
    control: text,
    headers: closed(Object.fromEntries(keptHeaders.map((name) => [name, headerValue])), []),
    credential: { enum: credentials },
    keyForm: { enum: ['segment', 'quoted'] },
    trailingSlash: { const: true },
  },
  ['reason', 'body'],
);

const entry = closed({ requirement: word, paths: { type: 'array', items: word, maxItems: 100 }, case: plan }, [
  ...['requirement', 'paths', 'case'],
]);

const isFile = guard<File>(
  closed({ format: { const: format }, failures: { type: 'array', items: entry, maxItems: mostCases } }, [
    ...['format', 'failures'],
  ]),
);

const fileIn = (directory: string): string => join(directory, 'failures.json');

const parsed = (name: string, file: string): unknown => {
  const json = readJsonText({ name, file, most: largestFile });
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** What a file is that is not of this format. */
const whatIs = (value: unknown): string =>
  isObject(value) && typeof value['format'] === 'number' && value['format'] > format
    ? 'a list of failing cases that a later version wrote'
    : 'not a list of failing cases';

const casesIn = ({ failures }: File): readonly KeptCase[] =>
  failures.flatMap(({ requirement, paths, case: plan }) => paths.map((path) => ({ requirement, path, plan })));

/**
 * The failing cases that a directory keeps; none where there is no file.
 * @throws WrongUse for a file that is not such a list.
 */
export const readFailures = (directory: string): readonly KeptCase[] => {
  const file = fileIn(directory);
  if (!existsSync(file)) return [];
  const value = parsed('the list of failing cases', file);
  if (!isFile(value)) throw new WrongUse(`${file} is ${whatIs(value)}: delete it, or leave it out with --no-memory.`);
  return casesIn(value);
};

/**
 * The cases of a file that `judge --to-cases` wrote, or of failing cases.
 * @throws WrongUse for a file that cannot be read, or is not such a list.
 */
export const readCaseFile = (file: string): readonly KeptCase[] => {
  const value = parsed('--cases-from', file);
  if (isFile(value)) return casesIn(value);
  throw new WrongUse(`--cases-from: ${file} is not a list of cases, as judge --to-cases writes it.`);
};

const entriesOf = (kept: readonly KeptCase[]): readonly Entry[] => {
  const groups = Map.groupBy(kept, ({ requirement, plan }) => JSON.stringify([requirement, plan]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ requirement: first.requirement, paths: group.map(({ path }) => path), case: first.plan }] : [];
  });
};

const sizeOf = ({ body }: KeptPlan): number => JSON.stringify(body).length;

/** The smallest first, and of one size in the order of the catalogue: what a person reads first, and what is sent first. */
const inOrder = (kept: readonly KeptCase[], order: readonly string[]): readonly KeptCase[] =>
  kept.toSorted(
    (one, other) =>
      sizeOf(one.plan) - sizeOf(other.plan) || order.indexOf(one.requirement) - order.indexOf(other.requirement),
  );

/** Writes the failing cases of a directory. Where there is no file and none fails, none is made. */
export const writeFailures = (directory: string, kept: readonly KeptCase[], { requirements }: Contract): void => {
  const file = fileIn(directory);
  if (kept.length === 0 && !existsSync(file)) return;
  const order: readonly string[] = requirements.all.map(({ id }) => id);
  makeDirectory(directory);
  writeCaseFile(file, inOrder(kept, order));
};

/**
 * Writes cases to a file, in the place of one that is there.
 * @throws Error of the file system.
 */
export const writeCaseFile = (file: string, kept: readonly KeptCase[]): void => {
  const content: File = { format, failures: entriesOf(kept) };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, undefined, 2)}\n`);
  renameSync(draft, file);
};
