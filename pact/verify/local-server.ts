// A small HTTP server on 127.0.0.1, as both proxies of a verification are. Each adds a secret to what it forwards, and any
// process of this machine, or a page in its browser, can reach the port. So it serves only who knows the path: it is in no
// argument, and ends with the run. A page that came to this address under a name of its own (DNS rebinding) says so in Host.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type LocalServer = {
  /** The base URL, with the secret path. */
  readonly url: string;
  /** The first error that a handler threw; the connection of its request was dropped. */
  readonly failure: () => unknown;
  readonly close: () => Promise<void>;
};

/** A request that came to the secret path. */
export type LocalRequest = {
  readonly method: string;
  /** The path below it, with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body, as text. */
  readonly body: () => Promise<string>;
};

export type LocalResponse = ServerResponse;

export type Handler = (request: LocalRequest, response: LocalResponse) => Promise<void>;

const bodyOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );

const isEqual = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** The path behind a prefix, or undefined for a request to another place. */
const pathBehind = (prefix: string, { url = '' }: IncomingMessage): string | undefined => {
  const rest = url.slice(prefix.length);
  return isEqual(url.slice(0, prefix.length), prefix) && /^(?:[/?]|$)/.test(rest) ? rest : undefined;
};

const requestOf = (message: IncomingMessage, path: string): LocalRequest => ({
  method: message.method ?? 'GET',
  path: path.startsWith('/') ? path : `/${path}`,
  headers: headersOf(message),
  body: () => bodyOf(message),
});

/** Serves on a free port, below a path that no one can guess. */
export const serveLocally = async (handler: Handler): Promise<LocalServer> => {
  const prefix = `/${randomBytes(24).toString('base64url')}`;
  let failure: unknown;
  let host = '';
  const server = createServer((message, response) => {
    const path = message.headers.host === host ? pathBehind(prefix, message) : undefined;
    if (path === undefined) return void response.writeHead(404, { connection: 'close' }).end();
    handler(requestOf(message, path), response).catch((error: unknown) => {
      failure ??= error;
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://${host}${prefix}`, failure: () => failure, close };
};
