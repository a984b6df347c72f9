// The one thing that a reverse proxy changes: a request names the provider, as it would without the proxy. That is the Host, the address in
// a target in absolute form and, where the client has another base URL in its code, the path of that.
import type { Naming } from './edit-head.ts';

const absolute = /^https?:\/\/[^/?#]*/i;

/** How requests to a proxy whose base URL has the path of the provider's name the provider. */
export const namingOf = (target: string): Naming => {
  const { host, origin } = new URL(target);
  return { hostOf: () => host, targetOf: (one) => one.replace(absolute, origin) };
};

// What Microsoft Graph's own base URL ends with.
const lastVersion = /\/(?:v\d+\.\d+|beta)$/;
const firstVersion = /^\/(?:v\d+\.\d+|beta)(?=[/?]|$)/;

const baseOf = (target: string): string => new URL(target).pathname.replace(/\/+$/, '');

const asPath = (path: string): string => (path.startsWith('/') ? path : `/${path}`);

/** The path at a provider for one at Microsoft Graph's hosts: where its base URL has no version, it knows none. */
const mapFor = (base: string): ((path: string) => string) => {
  const root = base.replace(lastVersion, '');
  return root === base ? (path) => asPath(base + path.replace(firstVersion, '')) : (path) => root + path;
};

/** How requests to hosts that a client has in its code name the provider; a Host beside these stays, and is the provider's to judge. */
export const namingAt = (hosts: readonly string[], target: string): Naming => {
  const [{ host, origin }, map] = [new URL(target), mapFor(baseOf(target))];
  return {
    hostOf: (one) => (hosts.includes(one.toLowerCase().replace(/:443$/, '')) ? host : one),
    targetOf: (one) => {
      const [own] = absolute.exec(one) ?? [];
      if (own !== undefined) return origin + map(asPath(one.slice(own.length)));
      return one.startsWith('/') ? map(one) : one;
    },
  };
};

/** The base URL of a provider at a host that a client has in its code. */
export const baseUrlAt = (host: string, target: string): string => {
  const [version = '/beta'] = lastVersion.exec(baseOf(target)) ?? [];
  return `https://${host}${version}`;
};

/** A start line that names the provider. */
export const startLineFor = (line: string, { targetOf }: Naming): string =>
  line.replace(/^(\S+ )(\S+)/, (_, method: string, target: string) => method + targetOf(target));
