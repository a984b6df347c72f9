// What a reverse proxy accepts connections with: sockets as they are, or TLS with a certificate for this run.
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { codeOf } from '../../engine/connection/error-code.ts';
import type { ServerIdentity } from '../../fixtures/certificates/authority.ts';
import { withoutTls } from '../../fixtures/tenant/unread.ts';

/** Takes a connection of a client. */
export type Take = (client: Socket) => void;

/** A client may end what it sends before it has read all. */
const options = { allowHalfOpen: true, noDelay: true } as const;

/** Speaks TLS with who connects, and takes what comes of it; `failed` is called with why nothing does. */
export const secured = (identity: ServerIdentity, take: Take, failed: (why: string) => void): Take => {
  const server = createSecureServer({ ...options, ...identity, ALPNProtocols: ['http/1.1'] })
    .on('secureConnection', take)
    .on('tlsClientError', (error: unknown) => {
      const { unread } = withoutTls(codeOf(error));
      if (codeOf(error).startsWith('ERR_SSL_') && unread !== undefined) failed(unread);
    });
  return (client) => void server.emit('connection', client);
};

/** A server that does not listen yet. */
export const accepting = (take: Take): Server => createServer(options, take);
