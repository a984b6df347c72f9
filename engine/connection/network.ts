// How connections are opened, for every one there is: through which proxy, and whom they trust. Nothing else opens one, which
// suites/laws/sending.test.ts checks.
import { connect as connectSocket, isIP, type LookupFunction, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { holdSecrets } from '../output/held-secrets.ts';
import type { Environment } from '../settings/environment.ts';
import { checkInsecure, privateLookup } from './insecure.ts';
import { isLoopback } from './loopback.ts';
import { ownLookup } from './loopback-lookup.ts';
import { type ProxyServer, proxiesIn, proxyFor, proxySecrets } from './proxy.ts';
import { readTrust, secureOptions, type Trust, type TrustOptions } from './trust.ts';
import { openTunnel, tunnelConnector } from './tunnel.ts';

/** Whom connections trust, and which proxy they take. */
export type Network = {
  readonly trust: Trust;
  /** The proxy through which a URL is reached; undefined where it is reached without one. */
  readonly proxyFor: (url: string) => ProxyServer | undefined;
};

export type NetworkOptions = TrustOptions & {
  /** Without the proxies of the environment where it is false. */
  readonly proxy?: boolean | undefined;
};

/** Without proxies, trusting whom this machine trusts: for servers of this machine. */
export const directly: Network = { trust: readTrust({}), proxyFor: () => undefined };

/**
 * The network as options and environment describe it. Passwords of proxies are secrets from here on.
 * @throws WrongUse for a file of certificates that cannot be used, or a variable that names no proxy.
 */
export const readNetwork = (options: NetworkOptions, environment: Environment): Network => {
  const trust = readTrust(options);
  if (options.proxy === false) return { trust, proxyFor: directly.proxyFor };
  holdSecrets(proxiesIn(environment).flatMap(proxySecrets));
  return { trust, proxyFor: (url) => proxyFor(url, environment) };
};

/** The same network for a server that the certificate of --cert is not meant for, such as a login. */
export const withoutOwnCertificate = ({ trust, proxyFor: proxy }: Network): Network => ({
  trust: { ...trust, toTarget: trust.toOthers, isInsecure: false },
  proxyFor: proxy,
});

/** What TLS needs on the way to a URL; without --insecure every certificate is checked. */
const secureTo = (url: string, { toTarget, isInsecure }: Trust) => ({
  ...secureOptions(url, toTarget),
  ...(isInsecure ? { rejectUnauthorized: false } : {}),
});

const lookupFor = (url: string, { isInsecure }: Trust): { readonly lookup?: LookupFunction } =>
  isInsecure && !isLoopback(url) ? { lookup: privateLookup } : ownLookup(url);

/**
 * Makes sure that a URL can be reached as a network describes, before anything is sent.
 * @throws WrongUse for a variable that names no proxy, and for --insecure with a host that is not private.
 */
export const checkReach = (url: string, { trust, proxyFor: proxyOf }: Network): void => {
  const isProxied = proxyOf(url) !== undefined;
  if (trust.isInsecure) checkInsecure(url, isProxied);
};

export type Opening = { readonly timeout: number; readonly http2?: boolean };

/** A connector of undici to the origin of a URL. */
export const connectorTo = (
  url: string,
  { trust, proxyFor: proxyOf }: Network,
  { timeout, http2 = false }: Opening,
): buildConnector.connector => {
  const proxy = proxyOf(url);
  const options = { timeout, allowH2: http2, ...lookupFor(url, trust), ...secureTo(url, trust) };
  return proxy ? tunnelConnector(url, { proxy, timeout, trust }, options) : buildConnector(options);
};

/** A dispatcher of undici for single requests to the origin of a URL. */
export const dispatcherTo = (url: string, network: Network, timeout = 10_000): Agent =>
  new Agent({ connect: connectorTo(url, network, { timeout }) });

const usualPort = (protocol: string): number => (protocol === 'https:' ? 443 : 80);

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

// An address is no name to ask for (RFC 6066, 3).
const serverName = (host: string): string => (isIP(host) === 0 ? host : '');

/** Milliseconds until a proxy has to have opened a tunnel. */
const longestTunnel = 10_000;

const settled = <S extends Socket>(socket: S, event: 'connect' | 'secureConnect'): Promise<S> =>
  new Promise((resolve, reject) => {
    socket.once('error', reject).once('close', () => reject(new Error('the connection was closed')));
    socket.once(event, () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });

/** A connection to the origin of a URL, without TLS yet; an error of it is the caller's to hear. */
export const socketTo = async (url: string, network: Network, signal?: AbortSignal): Promise<Socket> => {
  const location = new URL(url);
  const proxy = network.proxyFor(url);
  if (proxy) return openTunnel(location, { proxy, timeout: longestTunnel, trust: network.trust, signal });
  const port = Number(location.port || usualPort(location.protocol));
  const socket = connectSocket({ host: hostOf(location), port, ...lookupFor(url, network.trust) });
  const abort = (): void => void socket.destroy();
  signal?.addEventListener('abort', abort, { once: true });
  socket.once('close', () => signal?.removeEventListener('abort', abort));
  if (signal?.aborted) abort();
  return settled(socket, 'connect');
};

/** A connection with TLS to the origin of an https URL. */
export const secureSocketTo = async (
  url: string,
  network: Network,
  {
    signal,
    ...more
  }: Pick<ConnectionOptions, 'rejectUnauthorized' | 'ALPNProtocols'> & { readonly signal?: AbortSignal } = {},
): Promise<TLSSocket> => {
  const host = hostOf(new URL(url));
  const socket = await socketTo(url, network, signal);
  const options = { ...secureTo(url, network.trust), ...more };
  return settled(connectTls({ ...options, socket, host, servername: serverName(host) }), 'secureConnect');
};
