// What a reverse proxy accepts connections with: sockets as they are, or TLS with a certificate for this run.
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { codeOf } from '../../engine/connection/error-code.ts';
import type { ServerIdentity } from '../../fixtures/certificates/authority.ts';
import { withoutTls } from '../../fixtures/tenant/unread.ts';
import type { Reach } from './reach-provider.ts';

/** Takes a connection of a client. */
export type Take = (client: Socket) => void;

/** A client may end what it sends before it has read all. */
const options = { allowHalfOpen: true, noDelay: true } as const;

export type Securing = {
  /** Called with why no TLS comes about: a clause without a full stop. */
  readonly failed: (why: string) => void;
  /** What of the provider is known: a client is spoken to in its version, where it speaks it. */
  readonly reach: Pick<Reach, 'learn' | 'preferred'>;
};

/** Speaks TLS with who connects, and takes what comes of it. */
export const secured = (identity: ServerIdentity, take: Take, { failed, reach }: Securing): Take => {
  const choose = ({ protocols }: { readonly protocols: readonly string[] }): string | undefined =>
    [reach.preferred() ?? 'h2', 'h2', 'http/1.1'].find((version) => protocols.includes(version));
  const server = createSecureServer({ ...options, ...identity, ALPNCallback: choose })
    .on('secureConnection', take)
    .on('tlsClientError', (error: unknown) => {
      const { unread } = withoutTls(codeOf(error));
      if (codeOf(error).startsWith('ERR_SSL_') && unread !== undefined) failed(unread);
    });
  const handshake = (client: Socket): void => void server.emit('connection', client);
  return (client) => {
    if (reach.preferred() !== undefined) return handshake(client);
    client.on('error', () => client.destroy());
    // One that cannot be reached is named to the client later.
    return void reach.learn().then(
      () => handshake(client),
      () => handshake(client),
    );
  };
};

/** A server that does not listen yet. */
export const accepting = (take: Take): Server => createServer(options, take);
