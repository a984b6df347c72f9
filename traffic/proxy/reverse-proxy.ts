// A reverse proxy between a client and its provider: bytes go through as they are, but for the Host, and each exchange is
// observed. It sends nothing of its own.
import type { Socket } from 'node:net';
import type { Network } from '../../engine/connection/network.ts';
import { type Naming, openHeadEditor } from './edit-head.ts';
import type { Ended } from './exchanges.ts';
import type { Passing } from './listening.ts';
import { type Observing, openObserver } from './observe.ts';
import { type Reach, reachProvider, whyUnreached } from './reach-provider.ts';
import { relay } from './relay.ts';
import { startLineFor } from './rewrite-host.ts';
import { openTranslating, type Translating } from './translate/translating.ts';

export type PassingOptions = Observing & {
  /** The base URL of the provider. */
  readonly target: string;
  readonly network: Network;
  readonly naming: Naming;
  /** Called with a sentence when the provider cannot be reached. */
  readonly unreachable: (why: string) => void;
};

const answer = (why: string): string =>
  `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(why)}\r\nConnection: close\r\n\r\n${why}`;

/** An exchange as the provider took part in it. */
const renamed = ({ request: { head, message }, ...ended }: Ended, naming: Naming): Ended => {
  const there = { ...head, startLine: startLineFor(head.startLine, naming) };
  return { ...ended, request: { head: there, ...(message ? { message: { ...message, head: there } } : {}) } };
};

const join = (client: Socket, provider: Socket, { naming, ...observing }: PassingOptions): void => {
  const observer = openObserver(observing);
  const editor = openHeadEditor(naming);
  relay(client, provider, {
    ofClient: { map: (chunk) => observer.ofClient(chunk).flatMap(editor.edit), ends: editor.rest },
    ofProvider: {
      map: (chunk) => {
        observer.ofProvider(chunk);
        return [chunk];
      },
      ends: (isFirst) => {
        observer.providerEnds(isFirst);
        return [];
      },
    },
    over: observer.end,
  });
};

type Ways = { readonly reach: Reach; readonly translating: Translating; readonly unreachable: (why: string) => string };

const takeHttp1 = (client: Socket, options: PassingOptions, { reach, translating, unreachable }: Ways): void => {
  const isGone = (): boolean => client.destroyed;
  client.pause();
  reach.toward('http/1.1').then(
    (reached) => {
      if (isGone()) return reached.socket.destroy();
      if (reached.version === 'h2') translating.takeHttp1(client, reached);
      else join(client, reached.socket, options);
      return client.resume();
    },
    (error: unknown) => {
      client.resume().end(answer(`userstatus-conformance: ${unreachable(whyUnreached(error))}\n`));
    },
  );
};

const speaksHttp2 = (client: Socket): boolean => 'alpnProtocol' in client && client.alpnProtocol === 'h2';

/**
 * Passes each connection that it is given on to the provider, over one of its own: byte by byte where both sides speak HTTP/1.1, or else
 * message by message.
 */
export const passingTo = (options: PassingOptions): Passing => {
  const { target, network, heard, naming } = options;
  const reach = reachProvider(target, network);
  const unreachable = (why: string): string => {
    const sentence = `${new URL(target).host} cannot be reached: ${why}`;
    options.unreachable(sentence);
    return sentence;
  };
  const rename = { ...options, heard: (ended: Ended) => heard(renamed(ended, naming)) };
  const translating = openTranslating({ ...options, reach, unreachable });
  const take = (client: Socket): void => {
    client.on('error', () => client.destroy());
    if (speaksHttp2(client)) translating.takeHttp2(client);
    else takeHttp1(client, rename, { reach, translating, unreachable });
  };
  const close = (): void => {
    translating.close();
    reach.close();
  };
  return { take, takeMessage: translating.takeMessage, reach, close };
};
