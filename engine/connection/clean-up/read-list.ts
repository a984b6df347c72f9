// Reads a list of what a run created, line by line, and checks each line, since anyone may have written it.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { WrongUse } from '../../settings/errors.ts';
import { unreadable } from '../../settings/foreign-file.ts';
import { type Header, isHeader, isLine, type Line, type ParentPlace, type Place } from './format.ts';

/** Something that was created, or may have been. */
export type Entry = {
  readonly number: number;
  readonly place: Place | ParentPlace;
  readonly line: Extract<Line, { readonly made: number } | { readonly lost: number }>;
};

const chunkSize = 64 * 1024;
const longestLine = 1024 * 1024;

type Raw = { readonly text: string; readonly isWhole: boolean };

function* rawLines(handle: number): Generator<Raw> {
  const chunk = Buffer.alloc(chunkSize);
  let rest = Buffer.alloc(0);
  for (let read = readSync(handle, chunk); read > 0 && rest.length <= longestLine; read = readSync(handle, chunk)) {
    rest = Buffer.concat([rest, chunk.subarray(0, read)]);
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      yield { text: rest.toString('utf8', 0, end), isWhole: true };
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) yield { text: rest.toString('utf8', 0, longestLine), isWhole: rest.length > longestLine };
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const opened = (file: string): number => {
  try {
    // A directory can be opened, and fails only when it is read.
    if (statSync(file).isDirectory()) throw new WrongUse('it is a directory');
    return openSync(file, 'r');
  } catch (error) {
    const reason = unreadable(error);
    if (reason === undefined) throw error;
    throw new WrongUse(`${file} cannot be read: ${reason}.`);
  }
};

function* valuesIn(file: string): Generator<readonly [value: unknown, number: number]> {
  const handle = opened(file);
  let number = 0;
  try {
    for (const { text, isWhole } of rawLines(handle)) {
      number += 1;
      const value = parsed(text);
      // The last line of a process that was killed may be half a line: what it was to say did not come about.
      if (value === undefined && !isWhole && number > 1) return;
      yield [value, number];
    }
  } finally {
    closeSync(handle);
  }
}

/**
 * The header of a list.
 * @throws WrongUse for a file that is not such a list.
 */
export const headerOf = (file: string): Header => {
  for (const [value] of valuesIn(file)) {
    if (isHeader(value)) return value;
    break;
  }
  throw new WrongUse(`${file} is not a list of what a run created: its first line is not the header of one.`);
};

function* linesOf(file: string): Generator<readonly [line: Line, number: number]> {
  for (const [value, number] of valuesIn(file)) {
    if (number === 1) continue;
    if (!isLine(value))
      throw new WrongUse(`${file}, line ${number}: this is not a line of a list of what a run created.`);
    yield [value, number];
  }
}

const requestOf = (line: Exclude<Line, { readonly sent: number } | { readonly gone: number }>): number => {
  if ('made' in line) return line.made;
  return 'none' in line ? line.none : line.lost;
};

/**
 * What the list holds but for what is gone, in the order in which it was answered, then what never was.
 * @throws WrongUse that names the line that no run wrote.
 */
export function* entriesIn(file: string, gone: ReadonlySet<number>): Generator<Entry> {
  const underWay = new Map<number, Entry['place']>();
  for (const [line, at] of linesOf(file)) {
    if ('gone' in line) continue;
    if ('sent' in line) {
      underWay.set(line.sent, 'parent' in line ? { parent: line.parent } : { path: line.path, ids: line.ids });
      continue;
    }
    const number = requestOf(line);
    const place = underWay.get(number);
    if (!place) throw new WrongUse(`${file}, line ${at}: request ${number} was not sent, or was answered twice.`);
    underWay.delete(number);
    if (!('none' in line) && !gone.has(number)) yield { number, place, line };
  }
  for (const [number, place] of underWay)
    if (!gone.has(number))
      yield { number, place, line: { lost: number, why: 'the run ended before the answer was read' } };
}

/** The requests of a list whose creations are deleted. */
export const goneIn = (file: string): Set<number> => {
  const gone = new Set<number>();
  for (const [line] of linesOf(file)) if ('gone' in line) gone.add(line.gone);
  return gone;
};
