// A reverse proxy between a client and its provider: bytes go through as they are, but for the Host, and each exchange is
// observed. It sends nothing of its own.
import type { Socket } from 'node:net';
import type { Reply } from '../../contracts/deviations/deviation.ts';
import { messageOf } from '../../engine/connection/error-code.ts';
import { type Network, secureSocketTo, socketTo } from '../../engine/connection/network.ts';
import { deliver } from '../../fixtures/tenant/deliver.ts';
import { type Naming, openHeadEditor } from './edit-head.ts';
import type { Ended } from './exchanges.ts';
import type { Passing } from './listening.ts';
import { type Observing, openObserver } from './observe.ts';
import { relay } from './relay.ts';
import { startLineFor } from './rewrite-host.ts';

export type PassingOptions = Observing & {
  /** The base URL of the provider. */
  readonly target: string;
  readonly network: Network;
  readonly naming: Naming;
  /** Called with a sentence when the provider cannot be reached. */
  readonly unreachable: (why: string) => void;
};

const reach = ({ target, network }: PassingOptions): Promise<Socket> =>
  new URL(target).protocol === 'https:' ? secureSocketTo(target, network) : socketTo(target, network);

const answer = (why: string): string =>
  `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(why)}\r\nConnection: close\r\n\r\n${why}`;

/** An exchange as the provider took part in it. */
const renamed = ({ request: { head, message }, ...ended }: Ended, naming: Naming): Ended => {
  const there = { ...head, startLine: startLineFor(head.startLine, naming) };
  return { ...ended, request: { head: there, ...(message ? { message: { ...message, head: there } } : {}) } };
};

const join = (client: Socket, provider: Socket, { naming, heard, ...observing }: PassingOptions): void => {
  const observer = openObserver({ ...observing, heard: (ended) => heard(renamed(ended, naming)) });
  const editor = openHeadEditor(naming);
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

const take = (client: Socket, options: PassingOptions): void => {
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

const needsTunnel: Reply = {
  status: 501,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'userstatus-conformance: an https URL is reached through a tunnel (CONNECT).\n',
};

/** Passes each connection that it is given on to the provider, over one of its own. */
export const passingTo = (options: PassingOptions): Passing => ({
  take: (client) => take(client, options),
  handler: (message, response) => {
    message.resume();
    deliver(needsTunnel, response);
  },
});
