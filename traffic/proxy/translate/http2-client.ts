// Clients that speak HTTP/2: the requests of their connections, and how they are answered.
import { createServer, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { codeOf } from '../../../engine/connection/error-code.ts';
import { http2Limits } from './http2-limits.ts';
import { trailersOf } from './http2-trailers.ts';
import { type AnswerHead, type Asked, codes, fieldsOf, type Lines, linesIn, type Sink } from './message.ts';

/** END_STREAM (RFC 9113, 6.2). */
const endStream = 1;

const pseudoIn = (raw: readonly string[], name: string): string | undefined => {
  const at = raw.findIndex((one, index) => index % 2 === 0 && one === name);
  return at < 0 ? undefined : raw[at + 1];
};

/** The header lines, with the Host that HTTP/2 calls the authority (RFC 9113, 8.3.1). */
const askedLines = (raw: readonly string[]): Lines => {
  const [authority, lines] = [pseudoIn(raw, ':authority'), linesIn(raw)];
  return authority === undefined ? lines : [['host', authority], ...lines.filter(([name]) => name !== 'host')];
};

const fieldsWith = ({ status, lines }: AnswerHead) => ({ ...fieldsOf(lines), ':status': status });

const begin = (stream: ServerHttp2Stream, head: AnswerHead): Sink => {
  const { hasBody } = head;
  const setTrailers = trailersOf(stream);
  if (stream.destroyed || stream.closed) return { body: stream, end: () => undefined };
  // Node would add a Date.
  const options = { endStream: !hasBody, waitForTrailers: hasBody, sendDate: false };
  stream.respond(fieldsWith(head), options);
  return {
    body: stream,
    end: (trailers) => {
      setTrailers(trailers);
      if (hasBody) stream.end();
    },
  };
};

const onGone = (stream: ServerHttp2Stream, listener: (code: number) => void): void => {
  stream.once('close', () => {
    if (stream.aborted || stream.rstCode !== codes.none) listener(stream.rstCode || codes.cancel);
  });
};

const askedBy = (stream: ServerHttp2Stream, flags: number, raw: readonly string[]): Asked => {
  let trailers: Lines = [];
  stream.once('trailers', (_, __, behind) => {
    trailers = linesIn(behind);
  });
  return {
    version: '2.0',
    method: pseudoIn(raw, ':method') ?? '',
    target: pseudoIn(raw, ':path') ?? '',
    lines: askedLines(raw),
    hasBody: (flags & endStream) === 0,
    body: stream,
    trailers: () => trailers,
    isWhole: () => !stream.aborted && stream.rstCode === codes.none,
    interim: (head) => {
      if (!stream.headersSent && !stream.destroyed && !stream.closed) stream.additionalHeaders(fieldsWith(head));
    },
    answer: (head) => begin(stream, head),
    abort: (code) => stream.close(code),
    onGone: (listener) => onGone(stream, listener),
  };
};

export type Http2Hearing = {
  /** Hears of each request, and of the connection that it came on. */
  readonly asks: (asked: Asked, connection: Http2Session) => void;
  /** Called with what is no request: a clause without a full stop. */
  readonly unread: (what: string) => void;
};

/** Takes connections of clients that speak HTTP/2. */
export const http2Clients = ({ asks, unread }: Http2Hearing): ((client: Socket) => void) => {
  const server = createServer(http2Limits);
  server.on('stream', (stream, _, flags, raw) => {
    stream.on('error', () => undefined);
    const { session } = stream;
    const asked = askedBy(stream, flags, raw);
    // A tunnel within a connection has no path to go on with (RFC 9113, 8.5).
    if (asked.target === '') stream.respond({ ':status': 501 }, { endStream: true });
    else if (session) asks(asked, session);
  });
  server.on('sessionError', (error: unknown) => {
    if (codeOf(error) === 'ERR_HTTP2_ERROR') unread('what a client sent on a connection that is not HTTP/2');
  });
  return (client) => void server.emit('connection', client);
};
