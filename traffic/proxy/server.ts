// What a reverse proxy accepts connections with: sockets as they are, or TLS with a certificate for this run.
import { createServer, type Server } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import type { ServerIdentity } from '../../fixtures/certificates/authority.ts';

/** A server, and the event with which it gives a connection. */
export type Accepting = { readonly server: Server; readonly event: 'connection' | 'secureConnection' };

/** A client may end what it sends before it has read all. */
const options = { allowHalfOpen: true, noDelay: true } as const;

/** A server that does not listen yet; with an identity over TLS. */
export const acceptingServer = (identity: ServerIdentity | undefined): Accepting =>
  identity === undefined
    ? { server: createServer(options), event: 'connection' }
    : {
        server: createSecureServer({ ...options, ...identity, ALPNProtocols: ['http/1.1'] }),
        event: 'secureConnection',
      };
