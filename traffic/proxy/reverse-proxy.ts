// A reverse proxy between a client and its provider: bytes go through as they are, but for the Host, and each exchange is
// observed. It sends nothing of its own.
import type { Server, Socket } from 'node:net';
import { messageOf } from '../../engine/connection/error-code.ts';
import { type Network, secureSocketTo, socketTo } from '../../engine/connection/network.ts';
import { type Listening, listenAt } from '../../fixtures/tenant/listen.ts';
import type { Place } from '../../fixtures/tenant/place.ts';
import type { Ended } from './exchanges.ts';
import { openObserver } from './observe.ts';
import { withHost } from './rewrite-host.ts';

export type ProxyOptions = {
  /** The base URL of the provider. */
  readonly target: string;
  readonly network: Network;
  readonly place: Place;
  /** What accepts connections: a server of sockets, or one of TLS. */
  readonly server: Server;
  readonly heard: (ended: Ended) => void;
  /** Called with a sentence when the provider cannot be reached. */
  readonly unreachable: (why: string) => void;
};

const reach = ({ target, network }: ProxyOptions): Promise<Socket> =>
  new URL(target).protocol === 'https:' ? secureSocketTo(target, network) : socketTo(target, network);

const answer = (why: string): string =>
  `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(why)}\r\nConnection: close\r\n\r\n${why}`;

/** Passes what one side sends on to the other, as fast as that takes it. */
const passOn = (from: Socket, to: Socket, map: (chunk: Buffer) => readonly Buffer[]): void => {
  from.on('data', (chunk: Buffer) => {
    // In one piece, as it came.
    to.cork();
    const isFull = map(chunk).reduce((full, bytes) => !to.write(bytes) || full, false);
    to.uncork();
    if (!isFull) return;
    from.pause();
    to.once('drain', () => from.resume());
  });
  from.once('end', () => to.end());
};

const join = (client: Socket, provider: Socket, { target, heard }: ProxyOptions): void => {
  const observer = openObserver(heard);
  const { host } = new URL(target);
  // Or else what is sent in two pieces waits for the other side's acknowledgement of the first, up to 40 ms.
  for (const socket of [client, provider]) socket.setNoDelay(true);
  let endedBy: Socket | undefined;
  const ends = (one: Socket) => (): void => {
    endedBy ??= one;
  };
  let isOver = false;
  const over = (): void => {
    if (!isOver) observer.end(endedBy === provider);
    isOver = true;
  };
  for (const socket of [client, provider]) socket.on('error', ends(socket)).once('end', ends(socket));
  passOn(client, provider, (chunk) =>
    observer.ofClient(chunk).map(({ head, bytes }) => (head ? withHost(bytes, host) : bytes)),
  );
  passOn(provider, client, (chunk) => {
    observer.ofProvider(chunk);
    return [chunk];
  });
  client.once('close', () => {
    provider.destroy();
    over();
  });
  provider.once('close', () => {
    // What it answered last may still wait for a slow client.
    client.destroySoon();
    over();
  });
};

const accept = (client: Socket, options: ProxyOptions): void => {
  const isGone = (): boolean => client.destroyed;
  client.on('error', () => client.destroy());
  client.pause();
  reach(options).then(
    (provider) => {
      if (isGone()) return provider.destroy();
      join(client, provider, options);
      return client.resume();
    },
    (error: unknown) => {
      const why = `${new URL(options.target).host} cannot be reached: ${messageOf(error)}`;
      options.unreachable(why);
      client.resume().end(answer(`userstatus-conformance: ${why}\n`));
    },
  );
};

/**
 * Opens the proxy.
 * @throws Error when its place cannot be had.
 */
export const openReverseProxy = (
  options: ProxyOptions,
  event: 'connection' | 'secureConnection',
): Promise<Listening> => {
  options.server.on(event, (client: Socket) => accept(client, options));
  return listenAt(options.server, options.place);
};
