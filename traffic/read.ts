// Reads the exchanges of an input, whatever its format, while it streams by.
import type { Contract } from '../contracts/contract.ts';
import { codeOf } from '../engine/connection/error-code.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { type EntryBytes, openEntryScanner } from './har/entries.ts';
import { exchangeOf, type Recorder } from './har/exchange.ts';
import { keepsAuthorization } from './har/keeps-authorization.ts';
import type { Input } from './inputs.ts';
import { exchangeIn } from './lines/exchange.ts';
import { type NumberedLine, openLineSplitter } from './lines/split.ts';
import { isUnreadable, longestEntry, type Seen, type Unreadable } from './seen.ts';

type Entries = AsyncGenerator<Seen | Unreadable>;

const tooLong = `an entry of more than ${longestEntry / 1024 ** 2} MiB`;

const parsed = (bytes: Buffer): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return undefined;
  }
};

const entryOf = (contract: Contract, { at, bytes }: EntryBytes, recorder: Recorder): Seen | Unreadable => {
  if (bytes === undefined) return { unreadable: tooLong };
  const json = parsed(bytes);
  return json
    ? exchangeOf(contract, json.value, recorder)
    : { unreadable: `an entry that is not JSON (at byte ${at})` };
};

async function* harEntries(contract: Contract, input: Input, chunks: AsyncIterable<Buffer>): Entries {
  const recorder = { keepsAuthorization: await keepsAuthorization(input) };
  const scanner = openEntryScanner();
  for await (const chunk of chunks) for (const entry of scanner.push(chunk)) yield entryOf(contract, entry, recorder);
  const { bytes, isWhole } = scanner.end();
  if (!scanner.hasEntries())
    throw new WrongUse(
      isWhole
        ? `judge: ${input.name} is JSON and no HAR: it has no log.entries.`
        : `judge: ${input.name} ends in the middle, after ${bytes} bytes, before any entry.`,
    );
  if (!isWhole) yield { unreadable: `the end of the file, which breaks off after ${bytes} bytes` };
}

const lineEntry = (contract: Contract, { number, text }: NumberedLine): Seen | Unreadable | undefined => {
  if (text === undefined) return { unreadable: tooLong };
  const found = exchangeIn(contract, text);
  return found && isUnreadable(found) ? { unreadable: `${found.unreadable} (line ${number})` } : found;
};

async function* lineEntries(contract: Contract, chunks: AsyncIterable<Buffer>): Entries {
  const splitter = openLineSplitter();
  for await (const chunk of chunks)
    for (const line of splitter.push(chunk)) {
      const entry = lineEntry(contract, line);
      if (entry) yield entry;
    }
  for (const line of splitter.end()) {
    const entry = lineEntry(contract, line);
    if (entry) yield entry;
  }
}

/** How much of a file tells its format. */
const enough = 64 * 1024;

/** The beginning of a stream. */
const peek = async (chunks: AsyncIterator<Buffer>): Promise<Buffer> => {
  const first: Buffer[] = [];
  for (let size = 0; size < enough; size += first.at(-1)?.length ?? 0) {
    const { value, done } = await chunks.next();
    if (done) break;
    first.push(Buffer.from(value));
  }
  return Buffer.concat(first);
};

async function* joined(head: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}

const marks = { utf8: Buffer.from([0xef, 0xbb, 0xbf]), gzip: Buffer.from([0x1f, 0x8b]) };

const starts = (bytes: Buffer, mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);

/** Why a file cannot be judged, by its first bytes. */
const problemWith = (bytes: Buffer): string | undefined => {
  if (starts(bytes, marks.gzip)) return 'is compressed: unpack it first';
  if (bytes.includes(0)) return 'is not text in UTF-8';
  const text = bytes.toString('utf8').trim();
  if (text === '') return 'is empty';
  return text.startsWith('{') ? undefined : 'is neither a HAR nor lines of exchanges: it does not begin with {';
};

/** How lines of exchanges and of recordings begin; a line may be longer than what is looked at. */
const lineBeginning = /^\s*\{"(?:sum|recording|sent|request)"/;

/** Whether a file is one of lines: its first line is an exchange, or of a recording of verify. A HAR has `log` there. */
const isLines = (contract: Contract, head: Buffer): boolean => {
  const text = head.toString('utf8').trimStart();
  const [line = ''] = text.split('\n');
  const found = exchangeIn(contract, line);
  return lineBeginning.test(text) || found === undefined || !isUnreadable(found);
};

async function* entriesOf(contract: Contract, input: Input, chunks: AsyncIterator<Buffer>): Entries {
  const bytes = await peek(chunks);
  const head = starts(bytes, marks.utf8) ? bytes.subarray(marks.utf8.length) : bytes;
  const problem = problemWith(head);
  if (problem !== undefined) throw new WrongUse(`judge: ${input.name} ${problem}.`);
  const all = joined(head, chunks);
  yield* isLines(contract, head) ? lineEntries(contract, all) : harEntries(contract, input, all);
}

async function* entriesIn(contract: Contract, input: Input): Entries {
  const stream = input.open();
  try {
    yield* entriesOf(contract, input, stream[Symbol.asyncIterator]());
  } finally {
    stream.destroy();
  }
}

/**
 * The exchanges of an input, in its order, and what of it could not be read.
 * @throws WrongUse for an input that cannot be read, or is neither a HAR nor lines of exchanges.
 */
export async function* readExchanges(contract: Contract, input: Input): Entries {
  try {
    yield* entriesIn(contract, input);
  } catch (error) {
    if (error instanceof WrongUse || codeOf(error) === '') throw error;
    throw new WrongUse(`judge: ${input.name} cannot be read (${codeOf(error)}).`);
  }
}
