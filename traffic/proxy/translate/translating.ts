// Passes requests on to a provider message by message: those of clients that speak HTTP/2, and those that cannot go on as they were written.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { codeOf, messageOf } from '../../../engine/connection/error-code.ts';
import type { Reach, Reached, Version } from '../reach-provider.ts';
import type { Exchange } from './exchange.ts';
import { askedOverHttp1 } from './http1-client.ts';
import { http2Clients } from './http2-client.ts';
import { type Asked, cutByProxy } from './message.ts';
import { type PassingMessages, passMessage } from './pass-message.ts';
import { accessTo, type ProviderAccess } from './provider-access.ts';

export type TranslatingOptions = Omit<PassingMessages, 'provider' | 'open'> & {
  readonly target: string;
  readonly reach: Reach;
  readonly unread: (what: string) => void;
};

export type Translating = {
  /** Takes a connection of a client that speaks HTTP/2. */
  readonly takeHttp2: (client: Socket) => void;
  /** Takes one that speaks HTTP/1.1, with a connection to the provider that does not. */
  readonly takeHttp1: (client: Socket, reached: Reached) => void;
  /** Takes a request in HTTP/1.1 that was read already. */
  readonly takeMessage: (message: IncomingMessage, response: ServerResponse) => void;
  /** Gives what has not ended as it is. */
  readonly close: () => void;
};

type Connection = { readonly once: (event: 'close', listener: () => void) => unknown };

const options = {
  requireHostHeader: false,
  maxHeaderSize: 1024 * 1024,
  requestTimeout: 0,
  headersTimeout: 0,
  keepAliveTimeout: 0,
};

const badRequest = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** Ready to take what cannot go on as bytes. */
export const openTranslating = ({ target, reach, unread, ...passing }: TranslatingOptions): Translating => {
  const open = new Set<Exchange>();
  const accesses = new WeakMap<Connection, ProviderAccess>();
  const accessFor = (connection: Connection, wanted: Version, first?: Reached): ProviderAccess => {
    const access = accesses.get(connection) ?? accessTo({ target, reach, wanted, first });
    if (!accesses.has(connection)) connection.once('close', access.close);
    accesses.set(connection, access);
    return access;
  };
  const pass = (asked: Asked, { provider }: ProviderAccess): void => passMessage(asked, { ...passing, provider, open });

  const takeMessage = (message: IncomingMessage, response: ServerResponse): void =>
    pass(askedOverHttp1(message, response), accessFor(message.socket, 'http/1.1'));

  const server = createServer(options, takeMessage)
    .on('checkContinue', takeMessage)
    .on('checkExpectation', takeMessage)
    .on('clientError', (error, socket) => {
      if (codeOf(error) === 'ECONNRESET' || !socket.writable) return socket.destroy();
      unread(`a request that is not HTTP/1.1: ${messageOf(error)}`);
      return socket.end(badRequest);
    });

  return {
    takeHttp2: http2Clients({ asks: (asked, connection) => pass(asked, accessFor(connection, 'h2')), unread }),
    takeHttp1: (client, reached) => {
      accessFor(client, 'http/1.1', reached);
      server.emit('connection', client);
    },
    takeMessage,
    close: () => {
      for (const exchange of [...open]) exchange.lost({ missing: cutByProxy });
    },
  };
};
