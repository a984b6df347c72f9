// The text of a file as UTF-8, however it is packed: gzip and UTF-16 are undone while it streams by.
import { PassThrough, pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { codeOf } from '../engine/connection/error-code.ts';

type Chunks = AsyncIterable<Buffer>;

/** How much of a file tells its format. */
const enough = 64 * 1024;

/** Reads the beginning of a stream; `all` is the whole of it. */
export const peek = async (chunks: Chunks): Promise<{ readonly head: Buffer; readonly all: Chunks }> => {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  for (let size = 0; size < enough; size += first.at(-1)?.length ?? 0) {
    const { value, done } = await iterator.next();
    if (done) break;
    first.push(Buffer.from(value));
  }
  const head = Buffer.concat(first);
  return { head, all: joined(head, iterator) };
};

async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

const hasBytes = (bytes: Buffer, start: readonly number[]): boolean =>
  start.every((byte, index) => (byte < 0 ? bytes[index] !== 0 && index < bytes.length : bytes[index] === byte));

/** The encodings that are known by the first bytes: by a mark, or by the zero in the first letter (-1 is any other byte). */
const encodings = [
  { encoding: 'utf-16le', start: [0xff, 0xfe] },
  { encoding: 'utf-16be', start: [0xfe, 0xff] },
  { encoding: 'utf-16le', start: [-1, 0, -1, 0] },
  { encoding: 'utf-16be', start: [0, -1, 0, -1] },
] as const;

const gzip = [0x1f, 0x8b];
const mark = [0xef, 0xbb, 0xbf];

async function* fromUtf16(chunks: Chunks, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function* withoutMark(chunks: Chunks): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst ? chunk.subarray(mark.length) : chunk;
    isFirst = false;
  }
}

/** What is packed, up to where the file breaks off. */
async function* unpacked(chunks: Chunks): AsyncGenerator<Buffer> {
  const stream = pipeline(Readable.from(chunks), createGunzip(), new PassThrough(), () => undefined);
  try {
    for await (const chunk of stream) yield Buffer.from(chunk);
  } catch (error) {
    if (codeOf(error) !== 'Z_BUF_ERROR') throw error;
  }
}

const asUtf8 = (head: Buffer, all: Chunks): Chunks => {
  if (hasBytes(head, mark)) return withoutMark(all);
  const found = encodings.find(({ start }) => hasBytes(head, start));
  return found ? fromUtf16(all, found.encoding) : all;
};

/**
 * The bytes of a text in UTF-8, without a byte order mark.
 * @throws Error with a code where what is packed is damaged.
 */
export async function* decoded(chunks: Chunks): AsyncGenerator<Buffer> {
  const { head, all } = await peek(chunks);
  if (!hasBytes(head, gzip)) {
    yield* asUtf8(head, all);
    return;
  }
  const inner = await peek(unpacked(all));
  yield* asUtf8(inner.head, inner.all);
}
