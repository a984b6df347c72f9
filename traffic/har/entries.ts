// The entries of a HAR, one at a time and as bytes, while the file is read: nothing but the entry under way is held.
import { longestEntry } from '../seen.ts';

/** An entry as it is written, and where it begins; without its bytes where it is too long to be held. */
export type EntryBytes = { readonly at: number; readonly bytes?: Buffer };

/** How many bytes there were, whether every bracket and string was closed behind them, and the entry that does not end. */
export type FileEnd = { readonly bytes: number; readonly isWhole: boolean; readonly open?: EntryBytes };

export type EntryScanner = {
  /** The entries that end in the next bytes of the file. */
  readonly push: (chunk: Buffer) => readonly EntryBytes[];
  /** Whether the list of entries has begun. */
  readonly hasEntries: () => boolean;
  /** How the file ended. */
  readonly end: () => FileEnd;
};

const [quote, backslash, colon] = [0x22, 0x5c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** How deep an entry stands: in the document, in `log`, in the list. */
const entryDepth = 3;
const entriesPath = ['log', 'entries'];
const longestName = 16;

/** An entry under way: where it begins, and what earlier chunks hold of it. */
type Held = { readonly at: number; parts: Buffer[]; size: number };

type State = {
  depth: number;
  /** The bytes before this chunk. */
  offset: number;
  inString: boolean;
  /** Whether a backslash ended the last chunk. */
  isEscaped: boolean;
  /** The string read last, and the names that lead to where the scanner is, in the document and in `log`. */
  text: string;
  names: string[];
  inList: boolean;
  sawList: boolean;
  held: Held | undefined;
};

/** Whether an odd number of backslashes stands before a place. */
const isEscapedAt = (chunk: Buffer, place: number, from: number): boolean => {
  let first = place;
  while (first > from && chunk[first - 1] === backslash) first -= 1;
  return (place - first) % 2 === 1;
};

/** The place of the quote that closes a string, or -1 where the string goes on in the next chunk. */
const closingQuote = (chunk: Buffer, from: number): number => {
  let place = chunk.indexOf(quote, from);
  while (place >= 0 && isEscapedAt(chunk, place, from)) place = chunk.indexOf(quote, place + 1);
  return place;
};

/** Reads on in a string and gives the place behind what was read. */
const readString = (state: State, chunk: Buffer, place: number): number => {
  const from = state.isEscaped ? place + 1 : place;
  const end = closingQuote(chunk, from);
  const until = end < 0 ? chunk.length : end;
  if (state.depth < entryDepth && state.text.length < longestName)
    state.text += chunk.toString('latin1', place, Math.min(until, place + longestName));
  state.inString = end < 0;
  state.isEscaped = end < 0 && isEscapedAt(chunk, until, Math.min(from, until));
  return until + 1;
};

const isAtEntries = ({ depth, names }: State): boolean =>
  depth === entryDepth - 1 && entriesPath.every((name, index) => names[index] === name);

const open = (state: State, byte: number, place: number): void => {
  if (byte === openBracket && isAtEntries(state)) [state.inList, state.sawList] = [true, true];
  if (byte === openBrace && state.inList && state.depth === entryDepth)
    state.held = { at: state.offset + place, parts: [], size: 0 };
  state.depth += 1;
};

/** Keeps what a chunk has of the entry under way, up to a place. */
const keep = ({ held, offset }: State, chunk: Buffer, until: number): void => {
  if (!held) return;
  const part = chunk.subarray(Math.max(0, held.at - offset), until);
  held.size += part.length;
  // A copy, since the reader may use the chunk again.
  held.parts = held.size > longestEntry ? [] : [...held.parts, Buffer.from(part)];
};

const finished = ({ at, parts, size }: Held): EntryBytes =>
  size > longestEntry ? { at } : { at, bytes: Buffer.concat(parts) };

/** Closes a bracket, and gives the entry that ends with it, if one does. A brace behind an entry closes nothing. */
const close = (state: State, chunk: Buffer, place: number): EntryBytes | undefined => {
  if (state.inList && state.depth === entryDepth && chunk[place] === closeBrace) return undefined;
  state.depth -= 1;
  if (state.depth === entryDepth - 1) state.inList = false;
  if (state.depth !== entryDepth || !state.held) return undefined;
  keep(state, chunk, place + 1);
  const entry = finished(state.held);
  state.held = undefined;
  return entry;
};

const nameIn = (state: State): void => {
  if (state.depth >= entryDepth) return;
  state.names = [...state.names.slice(0, Math.max(0, state.depth - 1)), state.text];
};

/** Reads one byte outside strings, and gives the entry that ends with it, if one does. */
const readByte = (state: State, chunk: Buffer, place: number): EntryBytes | undefined => {
  const byte = chunk[place] ?? 0;
  if (byte === quote) [state.inString, state.text] = [true, ''];
  else if (byte === openBrace || byte === openBracket) open(state, byte, place);
  else if (byte === closeBrace || byte === closeBracket) return close(state, chunk, place);
  else if (byte === colon) nameIn(state);
  return undefined;
};

const scan = (state: State, chunk: Buffer): readonly EntryBytes[] => {
  const found: EntryBytes[] = [];
  let place = 0;
  while (place < chunk.length) {
    if (state.inString) {
      place = readString(state, chunk, place);
      continue;
    }
    const entry = readByte(state, chunk, place);
    if (entry) found.push(entry);
    place += 1;
  }
  keep(state, chunk, chunk.length);
  state.offset += chunk.length;
  return found;
};

/** A scanner at the beginning of a file. It looks at brackets and strings alone: whoever takes an entry parses it. */
export const openEntryScanner = (): EntryScanner => {
  const state: State = {
    ...{ depth: 0, offset: 0, inString: false, isEscaped: false, text: '', names: [] },
    ...{ inList: false, sawList: false, held: undefined },
  };
  return {
    push: (chunk) => scan(state, chunk),
    hasEntries: () => state.sawList,
    end: () => ({
      bytes: state.offset,
      isWhole: state.depth === 0 && !state.inString,
      ...(state.held ? { open: finished(state.held) } : {}),
    }),
  };
};
