// A provider that speaks HTTP/2, over one connection.
import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import type { Socket } from 'node:net';
import { codeOf, messageOf } from '../../../engine/connection/error-code.ts';
import { http2Limits } from './http2-limits.ts';
import { trailersOf } from './http2-trailers.ts';
import {
  type Answering,
  type AskedHead,
  type Asking,
  codes,
  cutByProvider,
  fieldsOf,
  idleConnection,
  type Lines,
  type Lost,
  linesIn,
  type Provider,
  unsendable,
} from './message.ts';

const pseudoFields = ({ method, target, lines }: AskedHead) => {
  const host = lines.find(([name]) => name.toLowerCase() === 'host')?.[1];
  return {
    ':method': method,
    ':scheme': 'https',
    ...(host === undefined ? {} : { ':authority': host }),
    ':path': target,
  };
};

const withoutHost = (lines: Lines): Lines => lines.filter(([name]) => name.toLowerCase() !== 'host');

/** END_STREAM (RFC 9113, 6.2): nothing follows. */
const hasMore = (flags: number): boolean => (flags & 1) === 0;

type Session = {
  readonly session: ClientHttp2Session;
  /** How many requests were answered. */
  answered: number;
  /** What came that is not HTTP/2. */
  error?: string;
  isOver: boolean;
};

const refusedStream =
  'the provider refused its stream before it acted on it (REFUSED_STREAM), so that it may be sent again';

/** Why a stream that is closed has no whole answer; a session that ends when nothing was answered on it is one that was dropped. */
const lostOf = (stream: ClientHttp2Stream, { session, answered, error }: Session, isBegun: boolean): Lost => {
  const code = stream.rstCode || codes.internal;
  if (error !== undefined) return { code, missing: error };
  if (stream.rstCode === codes.refused) return { code, missing: refusedStream };
  if (isBegun) return { code, missing: cutByProvider };
  return session.destroyed && answered > 0 ? { code, missing: idleConnection } : { code };
};

/** What is wrong with a session that ends is said behind its streams. */
const whenKnown = ({ session, isOver }: Session, done: () => void): void => {
  if (session.destroyed && !isOver) session.once('close', done);
  else done();
};

const hear = (stream: ClientHttp2Stream, at: Session, { onInterim, onAnswer, onLost }: Answering): void => {
  let [trailers, isBegun, isWhole]: [Lines, boolean, boolean] = [[], false, false];
  stream
    .on('headers', (_, __, raw) => onInterim({ status: statusIn(raw), lines: linesIn(raw), hasBody: false }))
    .once('response', (_, flags, raw) => {
      isBegun = true;
      const source = { body: stream, trailers: () => trailers, isWhole: () => isWhole };
      onAnswer({ status: statusIn(raw), lines: linesIn(raw), hasBody: hasMore(flags) }, source);
    })
    .once('trailers', (_, __, raw) => {
      trailers = linesIn(raw);
    })
    .prependOnceListener('end', () => {
      isWhole = isBegun && stream.rstCode === codes.none;
      if (isWhole) at.answered += 1;
    })
    .on('error', () => undefined)
    .once('close', () => {
      if (!isWhole) whenKnown(at, () => onLost(lostOf(stream, at, isBegun)));
    });
};

const statusIn = (raw: readonly string[]): number => Number(raw[raw.indexOf(':status') + 1] ?? 0);

const ask = (at: Session, head: AskedHead, answering: Answering): Asking => {
  const { hasBody } = head;
  try {
    const fields = { ...fieldsOf(withoutHost(head.lines)), ...pseudoFields(head) };
    const stream = at.session.request(fields, hasBody ? { waitForTrailers: true } : { endStream: true });
    const setTrailers = trailersOf(stream);
    hear(stream, at, answering);
    return {
      body: stream,
      end: (trailers) => {
        setTrailers(trailers);
        if (hasBody) stream.end();
      },
      abort: (code) => stream.close(code),
    };
  } catch (error) {
    return unsendable(`this request cannot be sent in HTTP/2: ${messageOf(error)}`, answering);
  }
};

/** The provider at the other end of a connection. */
export const http2Provider = (socket: Socket, origin: string): Provider => {
  const session = connect(origin, { ...http2Limits, createConnection: () => socket });
  const at: Session = { session, answered: 0, isOver: false };
  let isOpen = true;
  session
    .on('error', (error: unknown) => {
      if (codeOf(error) === 'ERR_HTTP2_ERROR') at.error = `what came for an answer is not HTTP/2: ${messageOf(error)}`;
    })
    .once('close', () => {
      at.isOver = true;
    })
    // Streams that it had begun to answer go on.
    .on('goaway', () => {
      isOpen = false;
    });
  return {
    ask: (head, answering) => ask(at, head, answering),
    isOpen: () => isOpen && !session.closed && !session.destroyed,
    close: () => session.destroy(),
  };
};
