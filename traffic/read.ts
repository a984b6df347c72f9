// Reads the exchanges of an input, whatever its format, while it streams by.
import { dirname } from 'node:path';
import type { Contract } from '../contracts/contract.ts';
import { codeOf } from '../engine/connection/error-code.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { decoded, peek } from './decoded.ts';
import { withAttached } from './har/attached.ts';
import { type EntryBytes, type FileEnd, openEntryScanner } from './har/entries.ts';
import { exchangeOf, type Recorder } from './har/exchange.ts';
import { keepsAuthorization } from './har/keeps-authorization.ts';
import { splitBroken } from './har/split-broken.ts';
import type { Input } from './inputs.ts';
import { exchangeIn } from './lines/exchange.ts';
import { type NumberedLine, openLineSplitter } from './lines/split.ts';
import { otherFormat } from './other-formats.ts';
import { isUnreadable, longestEntry, type Seen, type Unreadable } from './seen.ts';

type Entries = AsyncGenerator<Seen | Unreadable>;
type Chunks = AsyncIterable<Buffer>;

const tooLong = `an entry of more than ${longestEntry / 1024 ** 2} MiB`;

/** What was read with its place, what could not be read with its byte as well. */
const placed = (found: Seen | Unreadable, place: string, byte = ''): Seen | Unreadable => ({
  ...found,
  place: isUnreadable(found) ? place + byte : place,
});

const parsed = (bytes: Buffer): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return undefined;
  }
};

/** The values of an entry; where it is no JSON, those of the parts of which one is broken. */
const valuesIn = ({ at, bytes }: EntryBytes): readonly Placed[] => {
  if (bytes === undefined) return [{ at, unreadable: tooLong }];
  const json = parsed(bytes);
  if (json) return [{ at, ...json }];
  return splitBroken(bytes).map(({ offset, bytes: part }): Placed => {
    const value = parsed(part);
    return { at: at + offset, ...(value ?? { unreadable: 'an entry that is not JSON' }) };
  });
};

type Placed = { readonly at: number } & ({ readonly value: unknown } | Unreadable);

/** A file with the beginning of what is in it. */
type Text = { readonly input: Input; readonly head: Buffer; readonly all: Chunks };

const withoutEntries = ({ input, head }: Text, { bytes, isWhole }: FileEnd): WrongUse => {
  const problem = isWhole
    ? 'is JSON and no HAR: it has no log.entries'
    : `ends in the middle, at byte ${bytes}, before any entry`;
  return new WrongUse(`judge: ${input.name} ${otherFormat(head) ?? problem}.`);
};

/** Reads entries one by one, and counts them. */
const entryReader = (contract: Contract, { name, isFile }: Input, recorder: Recorder) => {
  const whole = (entry: unknown): unknown => (isFile ? withAttached(dirname(name), entry) : entry);
  let number = 0;
  return (entry: EntryBytes): readonly (Seen | Unreadable)[] =>
    valuesIn(entry).map((found) => {
      number += 1;
      const seen =
        'value' in found ? exchangeOf(contract, whole(found.value), recorder) : { unreadable: found.unreadable };
      return placed(seen, `${name}, entry ${number}`, ` at byte ${found.at}`);
    });
};

async function* harEntries(contract: Contract, text: Text): Entries {
  const { name } = text.input;
  const read = entryReader(contract, text.input, { keepsAuthorization: await keepsAuthorization(text.input) });
  const scanner = openEntryScanner();
  for await (const chunk of text.all) for (const entry of scanner.push(chunk)) yield* read(entry);
  const end = scanner.end();
  if (!scanner.hasEntries()) throw withoutEntries(text, end);
  if (end.open) yield* read(end.open);
  if (!end.isWhole) yield { unreadable: 'the end of a file that breaks off', place: `${name}, byte ${end.bytes}` };
}

const lineEntry = (contract: Contract, { text }: NumberedLine): Seen | Unreadable | undefined =>
  text === undefined ? { unreadable: tooLong } : exchangeIn(contract, text);

async function* linesIn(chunks: Chunks): AsyncGenerator<NumberedLine> {
  const splitter = openLineSplitter();
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

async function* lineEntries(contract: Contract, { input, all }: Text): Entries {
  for await (const line of linesIn(all)) {
    const entry = lineEntry(contract, line);
    if (entry) yield placed(entry, `${input.name}, line ${line.number}`);
  }
}

/** How lines of exchanges and of recordings begin; a line may be longer than what is looked at. */
const lineBeginning = /^\s*\{\s*"(?:sum|recording|sent|request|answer|noAnswer|startedDateTime|time)"/;

/** So many lines at the beginning of a file may hold something else. */
const mostOther = 20;

/** Whether a file is one of lines: one of its first lines is an exchange, or of a recording of verify. A HAR has `log` there. */
const isLines = (contract: Contract, head: Buffer): boolean => {
  const text = head.toString('utf8').trimStart();
  if (lineBeginning.test(text)) return true;
  return text.split('\n', mostOther).some((line) => {
    const found = exchangeIn(contract, line);
    return found !== undefined && !isUnreadable(found);
  });
};

/** Why a file that is not one of lines is no HAR either, by its first bytes. */
const problemWith = (head: Buffer): string | undefined => {
  const text = head.toString('utf8').trim();
  if (text === '') return 'is empty';
  if (text.startsWith('{')) return undefined;
  return otherFormat(head) ?? 'is neither a HAR nor lines of exchanges: it does not begin with {';
};

async function* entriesOf(contract: Contract, input: Input, chunks: Chunks): Entries {
  const { head, all } = await peek(decoded(chunks));
  if (isLines(contract, head)) {
    yield* lineEntries(contract, { input, head, all });
    return;
  }
  const problem = problemWith(head);
  if (problem !== undefined) throw new WrongUse(`judge: ${input.name} ${problem}.`);
  yield* harEntries(contract, { input, head, all });
}

async function* entriesIn(contract: Contract, input: Input): Entries {
  const stream = input.open();
  try {
    yield* entriesOf(contract, input, stream);
  } catch (error) {
    if (error instanceof WrongUse || codeOf(error) === '') throw error;
    throw new WrongUse(`judge: ${input.name} cannot be read (${codeOf(error)}).`);
  } finally {
    stream.destroy();
  }
}

/**
 * The exchanges of an input, in its order, and what of it could not be read.
 * @throws WrongUse for an input that is named and cannot be read, or is neither a HAR nor lines of exchanges. What is found in a folder
 *   may be something else: it is counted.
 */
export async function* readExchanges(contract: Contract, input: Input): Entries {
  try {
    yield* entriesIn(contract, input);
  } catch (error) {
    if (!input.isFound || !(error instanceof WrongUse)) throw error;
    yield { unreadable: error.message.replace(/^judge: (.*?)\.?$/s, 'a file: $1') };
  }
}
