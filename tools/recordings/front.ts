// A server before a provider: it has a page for the browser, answers the preflights of other origins as Microsoft Graph does, and passes
// everything else on, byte for byte.
import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
  request as send,
} from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { createAuthority } from '../../fixtures/certificates/authority.ts';
import { portOf } from '../../test-support/listening.ts';

/** A server that listens: its origin, and how to stop it. */
export type Front = { readonly origin: string; readonly close: () => Promise<void> };

type Asked = IncomingMessage | Http2ServerRequest;
type Answering = ServerResponse | Http2ServerResponse;

/** What the answers of both versions have in common. */
type Writer = {
  readonly writeHead: (status: number, headers: OutgoingHttpHeaders) => unknown;
  readonly end: (text: string) => unknown;
};

type Written = { readonly status: number; readonly headers: OutgoingHttpHeaders; readonly text?: string | undefined };

const write = (writer: Writer, { status, headers, text = '' }: Written): void => {
  writer.writeHead(status, headers);
  writer.end(text);
};

const pages: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/page': ['text/html', '<!doctype html><title>A page that creates</title><script src="/send.js"></script>'],
  '/probe': ['text/plain', ''],
  ...Object.fromEntries(
    ['send.js', 'worker.js'].map((name) => [
      `/${name}`,
      ['text/javascript', readFileSync(join(import.meta.dirname, 'page', name), 'utf8')],
    ]),
  ),
};

// A page of one origin may send to another that allows it (fetch.spec.whatwg.org, CORS protocol).
const allowing = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization,content-type,accept,client-request-id,x-front',
  'access-control-allow-methods': 'GET,POST,PUT,PATCH,DELETE',
};

/** The header by which a page asks the front for what no provider can be asked for. */
const wish = 'x-front';

// Fields of HTTP/2 and of one connection are not passed on (RFC 9113, 8.3; RFC 9110, 7.6.1).
const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':') && name !== 'connection' && name !== wish),
  );

const forward = (base: URL, asked: Asked, answering: Answering): void => {
  const { method = 'GET', url = '/', headers } = asked;
  const target = { host: base.hostname, port: base.port, method, path: url, headers: passedOn(headers) };
  const sent = send({ ...target, agent: false }, (answer) => {
    const { 'keep-alive': _, ...kept } = passedOn(answer.headers);
    const isHttp2 = asked.httpVersion === '2.0';
    if (isHttp2) delete kept['transfer-encoding'];
    const writer: Writer = answering;
    writer.writeHead(answer.statusCode ?? 502, { ...kept, ...allowing });
    answer.pipe(answering);
  });
  sent.once('error', () => answering.destroy());
  asked.pipe(sent);
};

const throttling = { 'content-type': 'application/json', 'retry-after': '1', ...allowing };
const throttled = '{"error":{"code":"TooManyRequests","message":"later"}}';

const handlerOf =
  (base: URL) =>
  (asked: Asked, answering: Answering): void => {
    const [type, text] = pages[asked.url ?? ''] ?? [];
    if (type !== undefined) write(answering, { status: 200, headers: { 'content-type': type }, text });
    else if (asked.headers[wish] === 'throttle')
      write(answering, { status: 429, headers: throttling, text: throttled });
    else if (asked.headers[wish] === 'hold') asked.resume();
    else if (asked.headers[wish] === 'drop') asked.resume().once('end', () => asked.socket.destroy());
    else if (asked.method === 'OPTIONS') write(answering, { status: 204, headers: allowing });
    else forward(base, asked, answering);
  };

const identity = createAuthority().identityOf(['127.0.0.1', 'localhost']);

/** Starts a front before the provider at an address; `http2` is over TLS, as browsers have no other. */
export const startFront = async (provider: string, { http2 = false } = {}): Promise<Front> => {
  const handler = handlerOf(new URL(provider));
  const server: Server = http2 ? createSecureServer({ ...identity, allowHTTP1: true }, handler) : createServer(handler);
  const port = await portOf(server);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
        server.closeAllConnections();
    });
  return { origin: `${http2 ? 'https' : 'http'}://localhost:${port}`, close };
};
