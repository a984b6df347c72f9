// Where a client finds a reverse proxy: at a base URL of the proxy's own, or in the place of hosts that it has in its code.
import { isLoginHost } from '../../client/gate/login/login-hosts.ts';
import { notHere, openCommandProxy } from '../../client/gate/proxy/command-proxy.ts';
import { apiHostIn, type Interception } from '../../client/gate/proxy/intercept.ts';
import { withHealth } from '../../fixtures/tenant/handler.ts';
import { listenAt } from '../../fixtures/tenant/listen.ts';
import type { SecurePlace } from '../../fixtures/tenant/place.ts';
import type { Naming } from './edit-head.ts';
import type { Reach } from './reach-provider.ts';
import { baseUrlAt, namingAt, namingOf } from './rewrite-host.ts';
import { accepting, secured, type Take } from './server.ts';
import type { Translating } from './translate/translating.ts';

export type ListeningOptions = {
  /** The base URL of the provider. */
  readonly target: string;
  readonly place: SecurePlace;
  /** The hosts that a client has in its code; without it, the proxy has a base URL of its own. */
  readonly interception?: Interception;
  /** Called with what could not be read, or was refused: one sentence without a full stop. */
  readonly unread: (why: string) => void;
};

/** What is done with the connections of clients, and with requests that come to a proxy without a tunnel. */
export type Passing = {
  readonly take: Take;
  readonly takeMessage: Translating['takeMessage'];
  readonly reach: Reach;
  /** Ends what no connection of a client does. */
  readonly close: () => void;
};

/** A proxy that listens. */
export type Listening = {
  readonly baseUrl: string;
  /** The environment variables that lead a client to it. */
  readonly variables: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

/** How requests name the provider. */
export const namingFor = ({ target, interception }: Pick<ListeningOptions, 'target' | 'interception'>): Naming =>
  interception ? namingAt(interception.hosts, target) : namingOf(target);

const listenAsProvider = async (
  { target, place, unread }: ListeningOptions,
  { take, reach }: Passing,
): Promise<Listening> => {
  const { identity } = place;
  const server = accepting(identity ? secured(identity, take, { failed: unread, reach }) : take);
  const { authority, close } = await listenAt(server, place);
  const path = new URL(target).pathname.replace(/\/$/, '');
  const baseUrl = `${identity ? 'https' : 'http'}://${authority}${path}`;
  return { baseUrl, variables: { GRAPH_BASE_URL: baseUrl }, close };
};

// A provider takes the tokens of a real login alone: its hosts are reached through a tunnel, so that nothing of it is seen here.
const listenForHosts = async (
  { target, place, unread }: ListeningOptions,
  { take, takeMessage, reach }: Passing,
  { hosts, identity, pass, environment, refused }: Interception,
): Promise<Listening> => {
  const { variables, close } = await openCommandProxy({
    place,
    hosts: hosts.filter((host) => !isLoginHost(host)),
    take: secured(identity, take, { failed: unread, reach }),
    handler: takeMessage,
    own: withHealth(notHere),
    pass: [...pass, ...hosts.filter(isLoginHost)],
    environment,
    refused: ({ host, hostname }, note) => {
      unread(`CONNECT ${host} (${note})`);
      refused?.(hostname);
    },
  });
  const baseUrl = baseUrlAt(apiHostIn(hosts) ?? '', target);
  return { baseUrl, variables: { ...variables, GRAPH_BASE_URL: baseUrl }, close };
};

/**
 * Listens for clients.
 * @throws Error when the place cannot be had.
 */
export const listenFor = (options: ListeningOptions, passing: Passing): Promise<Listening> =>
  options.interception ? listenForHosts(options, passing, options.interception) : listenAsProvider(options, passing);
