// A small HTTP server on 127.0.0.1, as both proxies of a verification are.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type LocalServer = {
  readonly url: string;
  /** The first error that a handler threw; the connection of its request was dropped. */
  readonly failure: () => unknown;
  readonly close: () => Promise<void>;
};

export type Handler = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The whole body of a request, as text. */
export const bodyOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** Serves on a free port. */
export const serveLocally = async (handler: Handler): Promise<LocalServer> => {
  let failure: unknown;
  const server = createServer((message, response) => {
    handler(message, response).catch((error: unknown) => {
      failure ??= error;
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, failure: () => failure, close };
};
