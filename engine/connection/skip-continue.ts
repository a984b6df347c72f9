// A server may send `100 Continue` to a client that has not asked for it, and the client must cope (RFC 9110, 15.2).
// undici closes the connection instead, and has no option for it: so these answers are taken out of what it reads.
import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

const interim = Buffer.from('HTTP/1.1 1');
const endOfHead = '\r\n\r\n';
const isContinue = (head: Buffer): boolean =>
  head.subarray(interim.length, interim.length + 2).equals(Buffer.from('00'));

/** Bytes of an interim answer that are waited for at most. */
const longestHead = 65_536;

type Beginning = {
  /** What was read, without `100 Continue`. */
  readonly passed: Buffer;
  /** An interim answer whose end has not come. */
  readonly open: Buffer | undefined;
  /** Whether the final answer is still to come. */
  readonly goesOn: boolean;
};

const mayBeInterim = (bytes: Buffer): boolean =>
  bytes.subarray(0, interim.length).equals(interim.subarray(0, Math.min(bytes.length, interim.length)));

const beginningOf = (bytes: Buffer): Beginning => {
  const kept: Buffer[] = [];
  let rest = bytes;
  while (rest.length > 0 && mayBeInterim(rest)) {
    const end = rest.indexOf(endOfHead);
    if (end < 0 && rest.length < longestHead) return { passed: Buffer.concat(kept), open: rest, goesOn: true };
    if (end < 0) break;
    const head = rest.subarray(0, end + endOfHead.length);
    if (!isContinue(head)) kept.push(head);
    rest = rest.subarray(head.length);
  }
  const passed = kept.length === 0 ? rest : Buffer.concat([...kept, rest]);
  return { passed, open: undefined, goesOn: rest.length === 0 };
};

/** Takes `100 Continue` out of what is read from a socket, at the beginning of each answer. */
export const skipContinue = (socket: Socket): Socket => {
  const read = socket.read.bind(socket);
  const write = socket.write;
  let atBeginning = true;
  let open: Buffer | undefined;

  const afterInterim = (chunk: Buffer): Buffer => {
    const beginning = beginningOf(open ? Buffer.concat([open, chunk]) : chunk);
    open = beginning.open;
    atBeginning = beginning.goesOn;
    return beginning.passed;
  };

  const readOn = (size?: number): unknown => {
    for (;;) {
      const chunk: unknown = read(size);
      if (!atBeginning || !Buffer.isBuffer(chunk)) return chunk;
      const passed = afterInterim(chunk);
      if (passed.length > 0) return passed;
    }
  };

  // With one request on the connection at a time, what is read after a write begins its answer.
  const noteWrite = (...written: Parameters<typeof write>): boolean => {
    atBeginning = true;
    return write.apply(socket, written);
  };

  return Object.assign(socket, { read: readOn, write: noteWrite });
};

/** A connector of undici whose sockets skip `100 Continue`. */
export const skippingContinue =
  (connect: buildConnector.connector): buildConnector.connector =>
  (where, callback) =>
    connect(where, (...[error, socket]) => {
      if (error === null) callback(null, skipContinue(socket));
      else callback(error, null);
    });
