// Reads the messages of one direction of a connection in HTTP/1.1, beside the bytes that are passed on.
import { type Framing, type Head, headIn } from './framing.ts';

/** A message that was read whole; its body without the chunks it was sent in. */
export type Message = { readonly head: Head; readonly body: Buffer; readonly isWhole: boolean };

/** What a reader found in bytes: a head, as it was written, or bytes of a body. */
export type Piece = { readonly bytes: Buffer; readonly head?: Head };

export type Reading = {
  /** The framing of a message that begins. */
  readonly framingOf: (head: Head) => Framing;
  readonly onMessage: (message: Message) => void;
};

export type Reader = {
  /** The pieces of the next bytes, in their order; together they are the bytes read since the last piece. */
  readonly push: (chunk: Buffer) => readonly Piece[];
  /** The connection ended: a body that lasts until then is complete. */
  readonly end: () => void;
};

/** Bytes of a body that are kept; a create has some hundreds. */
const largestBody = 8 * 1024 * 1024;
/** Bytes of a head, or of the line of a chunk, that are waited for; what is longer is passed on unseen. */
const longestHead = 256 * 1024;

const blankLine = Buffer.from('\r\n\r\n');
const lineEnd = Buffer.from('\r\n');

type Stage = 'head' | 'body' | 'chunkSize' | 'chunk' | 'chunkEnd' | 'trailers' | 'untilClose' | 'unseen';

type State = {
  stage: Stage;
  /** Bytes of a head or of a line that is not complete. */
  waiting: Buffer;
  /** Bytes that are left of a body or a chunk. */
  left: number;
  head: Head | undefined;
  parts: Buffer[];
  size: number;
};

const emptyState = (): State => ({
  ...{ stage: 'head', waiting: Buffer.alloc(0), left: 0, head: undefined, parts: [], size: 0 },
});

const keep = (state: State, bytes: Buffer): void => {
  state.size += bytes.length;
  if (state.size <= largestBody) state.parts.push(Buffer.from(bytes));
};

const finish = (state: State, { onMessage }: Reading): void => {
  const { head, parts, size, waiting } = state;
  Object.assign(state, { ...emptyState(), waiting });
  if (head) onMessage({ head, body: Buffer.concat(parts), isWhole: size <= largestBody });
};

const stages: Readonly<Record<Framing['kind'], Stage>> = {
  length: 'body',
  chunked: 'chunkSize',
  close: 'untilClose',
  unknown: 'unseen',
};

const begin = (state: State, head: Head, reading: Reading): void => {
  const framing = reading.framingOf(head);
  state.stage = stages[framing.kind];
  state.head = framing.kind === 'unknown' ? undefined : head;
  state.left = framing.kind === 'length' ? framing.length : 0;
  if (framing.kind === 'length' && framing.length === 0) finish(state, reading);
};

/** Takes what ends with a mark out of the waiting bytes and these; undefined where it has not ended. */
const takeUntil = (state: State, chunk: Buffer, mark: Buffer): { taken: Buffer; rest: Buffer } | undefined => {
  const all = state.waiting.length === 0 ? chunk : Buffer.concat([state.waiting, chunk]);
  const end = all.indexOf(mark);
  if (end < 0) {
    state.waiting = Buffer.from(all);
    if (all.length > longestHead) state.stage = 'unseen';
    return undefined;
  }
  state.waiting = Buffer.alloc(0);
  return { taken: all.subarray(0, end + mark.length), rest: all.subarray(end + mark.length) };
};

type Step = { readonly pieces: readonly Piece[]; readonly rest: Buffer };

const nothingLeft = Buffer.alloc(0);

/** What waited and can no longer be a head is passed on. */
const given = (state: State): Step => {
  const { waiting } = state;
  if (state.stage !== 'unseen') return { pieces: [], rest: nothingLeft };
  state.waiting = Buffer.alloc(0);
  return { pieces: [{ bytes: waiting }], rest: nothingLeft };
};

/** Whether bytes cannot be the beginning of a head: another protocol, or lines that end otherwise. They are not waited for. */
const isNoHead = (bytes: Buffer): boolean => /^[^\r\n!-~]|(?:^|[^\r])\n/.test(bytes.toString('latin1'));

const readHead = (state: State, chunk: Buffer, reading: Reading): Step => {
  const found = takeUntil(state, chunk, blankLine);
  if (!found) {
    if (isNoHead(state.waiting)) state.stage = 'unseen';
    return given(state);
  }
  const head = headIn(found.taken);
  if (head) begin(state, head, reading);
  else state.stage = 'unseen';
  return { pieces: [{ bytes: found.taken, ...(head ? { head } : {}) }], rest: found.rest };
};

const readSize = (state: State, line: Buffer): void => {
  const size = /^([\da-f]{1,12})(?:[ \t;].*)?\r\n$/is.exec(line.toString('latin1'))?.[1];
  state.left = Number.parseInt(size ?? '', 16);
  state.stage = size === undefined ? 'unseen' : state.left === 0 ? 'trailers' : 'chunk';
};

const readLine = (state: State, chunk: Buffer, reading: Reading): Step => {
  const found = takeUntil(state, chunk, lineEnd);
  if (!found) return given(state);
  const { taken, rest } = found;
  if (state.stage === 'chunkSize') readSize(state, taken);
  else if (state.stage === 'chunkEnd') state.stage = 'chunkSize';
  else if (taken.length === lineEnd.length) finish(state, reading);
  return { pieces: [{ bytes: taken }], rest };
};

const readData = (state: State, chunk: Buffer, reading: Reading): Step => {
  const data = chunk.subarray(0, state.left);
  keep(state, data);
  state.left -= data.length;
  if (state.left === 0 && state.stage === 'chunk') state.stage = 'chunkEnd';
  else if (state.left === 0) finish(state, reading);
  return { pieces: [{ bytes: data }], rest: chunk.subarray(data.length) };
};

const readRest = (state: State, chunk: Buffer): Step => {
  if (state.stage === 'untilClose') keep(state, chunk);
  return { pieces: [{ bytes: chunk }], rest: nothingLeft };
};

const step = (state: State, chunk: Buffer, reading: Reading): Step => {
  if (state.stage === 'head') return readHead(state, chunk, reading);
  if (state.stage === 'body' || state.stage === 'chunk') return readData(state, chunk, reading);
  if (state.stage === 'untilClose' || state.stage === 'unseen') return readRest(state, chunk);
  return readLine(state, chunk, reading);
};

/** A reader at the beginning of a connection. */
export const openReader = (reading: Reading): Reader => {
  const state = emptyState();
  return {
    push: (chunk) => {
      const pieces: Piece[] = [];
      for (let rest = chunk; rest.length > 0; ) {
        const { pieces: found, rest: left } = step(state, rest, reading);
        pieces.push(...found);
        rest = left;
      }
      return pieces;
    },
    end: () => {
      if (state.stage === 'untilClose') finish(state, reading);
    },
  };
};
