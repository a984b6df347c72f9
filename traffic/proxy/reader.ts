// Reads the messages of one direction of a connection in HTTP/1.1, beside the bytes that are passed on: it holds none of them back.
import type { Framing } from './framing.ts';
import { type Head, headIn } from './head.ts';
import type { KeptBytes } from './kept-bytes.ts';

/** Why a body was not kept whole. */
export type Loss = 'long' | 'crowded';

/** Why what follows cannot be read. */
export type Unread = 'longHead' | 'notHttp';

/** A message that was read to its end; its body without the chunks it was sent in. */
export type Message = { readonly head: Head; readonly body: Buffer; readonly lost?: Loss };

/** Bytes as they came, and whether they belong to a head, or are the last of one. */
export type Piece = { readonly bytes: Buffer; readonly place: 'head' | 'headEnd' | 'other' };

export type Reading = {
  /** The framing of a message that begins, and whether its body is needed. */
  readonly begin: (head: Head) => { readonly framing: Framing; readonly isKept: boolean };
  readonly onMessage: (message: Message) => void;
  /** Called once where what follows cannot be read: behind a head whose body has no known length, or for another reason. */
  readonly onUnread?: (behind: Head | Unread) => void;
  readonly kept: KeptBytes;
};

export type Reader = {
  /** The next bytes, in pieces. */
  readonly push: (chunk: Buffer) => readonly Piece[];
  /** What follows is of another protocol. */
  readonly stop: () => void;
  /** The sender has ended its direction in order: a body that lasts until then is complete. */
  readonly end: () => void;
  /** Forgets what was kept of a message that did not end; whether that was a head. */
  readonly release: () => boolean;
};

/** Bytes of a body that are kept; a create has some hundreds. */
export const largestBody = 8 * 1024 * 1024;
/** Bytes of a head that are kept; what follows a longer one is passed on unread. */
const longestHead = 1024 * 1024;
/** Characters of the line of a chunk that are kept; its size is at the beginning. */
const longestLine = 1024;

type Stage = 'head' | 'body' | 'chunkSize' | 'chunk' | 'chunkEnd' | 'trailers' | 'untilClose' | 'unread';

type State = {
  stage: Stage;
  /** The beginning of a head or of a line. */
  text: string;
  /** Its last two characters; taking them from a text that grows costs time. */
  tail: string;
  /** Bytes that are left of a body or a chunk. */
  left: number;
  head: Head | undefined;
  isKept: boolean;
  parts: Buffer[];
  size: number;
  lost: Loss | undefined;
};

const emptyState = (): State => ({
  ...{
    stage: 'head',
    text: '',
    tail: '',
    left: 0,
    head: undefined,
    isKept: false,
    parts: [],
    size: 0,
    lost: undefined,
  },
});

const forget = (state: State, { kept }: Reading): void => {
  kept.give(state.size);
  Object.assign(state, { parts: [], size: 0 });
};

const lose = (state: State, why: Loss, reading: Reading): void => {
  state.lost = why;
  forget(state, reading);
};

const keep = (state: State, bytes: Buffer, reading: Reading): void => {
  if (!state.isKept || state.lost !== undefined) return;
  if (state.size + bytes.length > largestBody) lose(state, 'long', reading);
  else if (reading.kept.take(bytes.length)) {
    state.size += bytes.length;
    state.parts.push(Buffer.from(bytes));
  } else lose(state, 'crowded', reading);
};

const finish = (state: State, reading: Reading): void => {
  const { head, parts, lost } = state;
  const body = Buffer.concat(parts);
  forget(state, reading);
  Object.assign(state, emptyState());
  if (head) reading.onMessage({ head, body, ...(lost ? { lost } : {}) });
};

const giveUp = (state: State, { onUnread }: Reading, behind: Head | Unread = 'notHttp'): void => {
  Object.assign(state, { stage: 'unread', text: '' });
  onUnread?.(behind);
};

const stages: Readonly<Record<Exclude<Framing['kind'], 'unknown'>, Stage>> = {
  length: 'body',
  chunked: 'chunkSize',
  close: 'untilClose',
};

const begin = (state: State, head: Head, reading: Reading): void => {
  const { framing, isKept } = reading.begin(head);
  // What follows may have become another protocol's.
  if (state.stage === 'unread') return;
  if (framing.kind === 'unknown') {
    giveUp(state, reading, head);
    return;
  }
  Object.assign(state, { stage: stages[framing.kind], head, isKept, text: '', tail: '' });
  state.left = framing.kind === 'length' ? framing.length : 0;
  if (framing.kind === 'length' && framing.length === 0) finish(state, reading);
};

type Step = { readonly piece: Piece; readonly rest: Buffer };

const stepOver = (chunk: Buffer, length: number, place: Piece['place'] = 'other'): Step => ({
  piece: { bytes: chunk.subarray(0, length), place },
  rest: chunk.subarray(length),
});

/** How many bytes of a chunk belong to a head that ends in it, whose text before it ends with a tail; -1 where it does not end. */
const endIn = (chunk: Buffer, tail: string): number => {
  const bytes = tail === '' ? chunk : Buffer.concat([Buffer.from(tail, 'latin1'), chunk]);
  const usual = bytes.indexOf('\n\r\n');
  const bare = bytes.subarray(0, usual < 0 ? bytes.length : usual + 1).indexOf('\n\n');
  const end = bare >= 0 ? bare + 2 : usual >= 0 ? usual + 3 : -1;
  return end < 0 ? -1 : end - tail.length;
};

/** Empty lines may stand before a message (RFC 9112, 2.2). */
const emptyLinesIn = (chunk: Buffer): number => {
  const start = chunk.findIndex((byte) => byte !== 13 && byte !== 10);
  return start < 0 ? chunk.length : start;
};

const isPrintable = (byte = 0): boolean => byte > 32 && byte < 127;

const readHead = (state: State, chunk: Buffer, reading: Reading): Step => {
  if (state.text === '') {
    const empty = emptyLinesIn(chunk);
    if (empty > 0) return stepOver(chunk, empty);
    if (!isPrintable(chunk[0])) giveUp(state, reading);
    if (state.stage === 'unread') return stepOver(chunk, chunk.length);
  }
  const end = endIn(chunk, state.tail);
  const length = end < 0 ? chunk.length : end;
  const text = chunk.toString('latin1', 0, length);
  Object.assign(state, { text: state.text + text, tail: (state.tail + text.slice(-2)).slice(-2) });
  if (end >= 0) {
    const head = headIn(state.text);
    if (head) begin(state, head, reading);
    else giveUp(state, reading);
  } else if (state.text.length > longestHead) giveUp(state, reading, 'longHead');
  return stepOver(chunk, length, end < 0 ? 'head' : 'headEnd');
};

const readSize = (state: State, line: string, reading: Reading): void => {
  const [, size] = /^0*([\da-f]{1,12})[ \t]*(?:;.*)?$/is.exec(line) ?? [];
  if (size === undefined) giveUp(state, reading);
  else {
    state.left = Number.parseInt(size, 16);
    state.stage = state.left === 0 ? 'trailers' : 'chunk';
  }
};

const takeLine = (state: State, line: string, reading: Reading): void => {
  if (state.stage === 'chunkSize') readSize(state, line, reading);
  else if (state.stage === 'trailers') {
    if (line === '') finish(state, reading);
  } else if (line === '') state.stage = 'chunkSize';
  else giveUp(state, reading);
};

const readLine = (state: State, chunk: Buffer, reading: Reading): Step => {
  const end = chunk.indexOf(10);
  const length = end < 0 ? chunk.length : end + 1;
  state.text = (state.text + chunk.toString('latin1', 0, Math.min(length, longestLine))).slice(0, longestLine);
  if (end >= 0) {
    const line = state.text.replace(/\r?\n$/, '');
    state.text = '';
    takeLine(state, line, reading);
  }
  return stepOver(chunk, length);
};

const readData = (state: State, chunk: Buffer, reading: Reading): Step => {
  const step = stepOver(chunk, Math.min(state.left, chunk.length));
  keep(state, step.piece.bytes, reading);
  state.left -= step.piece.bytes.length;
  if (state.left === 0 && state.stage === 'chunk') state.stage = 'chunkEnd';
  else if (state.left === 0) finish(state, reading);
  return step;
};

const step = (state: State, chunk: Buffer, reading: Reading): Step => {
  if (state.stage === 'head') return readHead(state, chunk, reading);
  if (state.stage === 'body' || state.stage === 'chunk') return readData(state, chunk, reading);
  if (state.stage === 'untilClose') keep(state, chunk, reading);
  if (state.stage === 'untilClose' || state.stage === 'unread') return stepOver(chunk, chunk.length);
  return readLine(state, chunk, reading);
};

/** A reader at the beginning of a connection. */
export const openReader = (reading: Reading): Reader => {
  const state = emptyState();
  return {
    push: (chunk) => {
      const pieces: Piece[] = [];
      for (let rest = chunk; rest.length > 0; ) {
        const { piece, rest: left } = step(state, rest, reading);
        pieces.push(piece);
        rest = left;
      }
      return pieces;
    },
    stop: () => {
      state.stage = 'unread';
    },
    end: () => {
      if (state.stage === 'untilClose') finish(state, reading);
    },
    release: () => {
      forget(state, reading);
      return state.stage === 'head' && state.text !== '';
    },
  };
};
