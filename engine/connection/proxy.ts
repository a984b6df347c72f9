// Which proxy a target is reached through, by the variables that curl reads too: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY.
import { BlockList, isIP } from 'node:net';
import type { Environment } from '../settings/environment.ts';
import { WrongUse } from '../settings/errors.ts';
import { isLoopback } from './loopback.ts';

/** A proxy: where it is, and what its header Proxy-Authorization says, where it wants a password. */
export type ProxyServer = { readonly url: string; readonly authorization?: string };

const hostIn = (hostname: string): string =>
  hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined => {
  const version = isIP(address);
  return version === 0 ? undefined : version === 4 ? 'ipv4' : 'ipv6';
};

const isInNetwork = (host: string, network: string, bits: number): boolean => {
  const family = familyOf(network);
  if (family === undefined || family !== familyOf(host) || bits > (family === 'ipv4' ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, family);
  return list.check(host, family);
};

const entry = /^(?:\[([^\]]*)\]|(.*?))(?:\/(\d{1,3}))?(?::(\d{1,5}))?$/;

/** Whether an entry of NO_PROXY covers a host: the name itself and names below it, an address, or a network. */
const covers = (text: string, host: string, port: string): boolean => {
  // Without brackets an address of IPv6 has no port.
  const bare = /^([^[\]/]*:[^[\]/]*:[^[\]/]*)(?:\/(\d{1,3}))?$/.exec(text);
  const [, bracketed, plain = '', network, ofPort] = bare
    ? ['', undefined, bare[1], bare[2]]
    : (entry.exec(text) ?? []);
  if (ofPort !== undefined && Number(ofPort) !== Number(port)) return false;
  const name = hostIn(bracketed ?? plain).replace(/^\*?\./, '');
  if (name === '') return false;
  if (network !== undefined) return isInNetwork(host, name, Number(network));
  const family = familyOf(name);
  if (family !== undefined) return isInNetwork(host, name, family === 'ipv4' ? 32 : 128);
  return host === name || (isIP(host) === 0 && host.endsWith(`.${name}`));
};

const usualPort = (protocol: string): string => (protocol === 'https:' ? '443' : '80');

/** Whether NO_PROXY keeps a URL from the proxy: entries with commas or spaces between; `*` is every host. */
export const isExempt = (url: string, noProxy: string): boolean => {
  const { hostname, port, protocol } = new URL(url);
  const entries = noProxy.split(/[\s,]+/).filter((text) => text !== '');
  return entries.some((text) => text === '*' || covers(text, hostIn(hostname), port || usualPort(protocol)));
};

const variable = (name: string, environment: Environment): string | undefined =>
  environment[name.toLowerCase()] || environment[name.toUpperCase()] || undefined;

const userIn = ({ username, password }: URL): string | undefined => {
  if (username === '' && password === '') return undefined;
  const [user, secret] = [username, password].map((text) => decodeURIComponent(text));
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
};

const read = (name: string, text: string): ProxyServer => {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(address))
    throw new WrongUse(`${name} is not the URL of a proxy, such as http://proxy.example:3128.`);
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new WrongUse(`${name} names a proxy of ${url.protocol.slice(0, -1)}; only http and https proxies are known.`);
  const authorization = userIn(url);
  return { url: url.origin, ...(authorization === undefined ? {} : { authorization }) };
};

/** The variable that names the proxy for a URL, as it is written. */
export const proxyVariable = (url: string, environment: Environment): string | undefined => {
  if (isLoopback(url) || isExempt(url, variable('NO_PROXY', environment) ?? '')) return undefined;
  const scheme = new URL(url).protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const name = [scheme, 'ALL_PROXY'].find((one) => variable(one, environment) !== undefined);
  const isOfClient =
    name === 'HTTP_PROXY' && environment['http_proxy'] === undefined && environment['REQUEST_METHOD'] !== undefined;
  if (name === undefined || isOfClient) return undefined;
  return environment[name.toLowerCase()] ? name.toLowerCase() : name;
};

/**
 * The proxy for a URL, or undefined. As in curl, a name in lower case comes first, and a CGI program's HTTP_PROXY is not read
 * (REQUEST_METHOD is set there, and a client may have written it). This machine is never reached through a proxy.
 * @throws WrongUse for a proxy that is not known, without its password.
 */
export const proxyFor = (url: string, environment: Environment): ProxyServer | undefined => {
  const name = proxyVariable(url, environment);
  return name === undefined ? undefined : read(name.toUpperCase(), environment[name] ?? '');
};

/** Every proxy that the environment names, as far as it can be read. */
export const proxiesIn = (environment: Environment): readonly ProxyServer[] =>
  ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].flatMap((name) => {
    const texts = [environment[name.toLowerCase()], environment[name]].filter(
      (text) => text !== undefined && text !== '',
    );
    return texts.flatMap((text) => {
      try {
        return [read(name, text ?? '')];
      } catch {
        // Said where it would be used.
        return [];
      }
    });
  });

/** The secrets of a proxy: its password, as it is and as it is sent. */
export const proxySecrets = (proxy: ProxyServer): readonly string[] => {
  const sent = proxy.authorization?.slice('Basic '.length);
  if (sent === undefined) return [];
  const user = Buffer.from(sent, 'base64').toString();
  return [sent, user.slice(user.indexOf(':') + 1)];
};
