// A reverse proxy between a client and its provider: bytes go through as they are, but for the Host, and each exchange is
// observed. It sends nothing of its own.
import type { Server, Socket } from 'node:net';
import { messageOf } from '../../engine/connection/error-code.ts';
import { type Network, secureSocketTo, socketTo } from '../../engine/connection/network.ts';
import { type Listening, listenAt } from '../../fixtures/tenant/listen.ts';
import type { Place } from '../../fixtures/tenant/place.ts';
import { openHeadEditor } from './edit-head.ts';
import { type Observing, openObserver } from './observe.ts';
import { relay } from './relay.ts';
import { namingOf } from './rewrite-host.ts';

export type ProxyOptions = Observing & {
  /** The base URL of the provider. */
  readonly target: string;
  readonly network: Network;
  readonly place: Place;
  /** What accepts connections: a server of sockets, or one of TLS. */
  readonly server: Server;
  /** Called with a sentence when the provider cannot be reached. */
  readonly unreachable: (why: string) => void;
};

const reach = ({ target, network }: ProxyOptions): Promise<Socket> =>
  new URL(target).protocol === 'https:' ? secureSocketTo(target, network) : socketTo(target, network);

const answer = (why: string): string =>
  `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(why)}\r\nConnection: close\r\n\r\n${why}`;

const join = (client: Socket, provider: Socket, { target, ...observing }: ProxyOptions): void => {
  const observer = openObserver(observing);
  const editor = openHeadEditor(namingOf(target));
  relay(client, provider, {
    ofClient: { map: (chunk) => observer.ofClient(chunk).flatMap(editor.edit), ends: editor.rest },
    ofProvider: {
      map: (chunk) => {
        observer.ofProvider(chunk);
        return [chunk];
      },
      ends: () => {
        observer.providerEnds();
        return [];
      },
    },
    over: observer.end,
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
