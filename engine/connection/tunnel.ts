// A connection to a target through a proxy: a tunnel that CONNECT opens (RFC 9110, 9.3.6), so that a proxy sees no token.
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import type { ProxyServer } from './proxy.ts';
import { secureOptions, type Trust } from './trust.ts';

/** How a target is reached: through which proxy, within how many milliseconds, and whom connections trust. */
export type Way = {
  readonly proxy: ProxyServer;
  readonly timeout: number;
  readonly trust: Trust;
  readonly signal?: AbortSignal | undefined;
};

const failed = ({ url }: ProxyServer, what: string): Error =>
  Object.assign(new Error(`the proxy ${url} ${what}`), { code: 'ERR_PROXY_TUNNEL' });

const refusal = (status: number, place: string): string => {
  // tinyproxy refuses a wrong password with 401.
  if (status === 407 || status === 401)
    return `wants a user and a password, or others (${status}): http://user:password@host:port in its variable`;
  if (status === 403)
    return `does not allow connections to ${place} (403): ask who runs it, or name the host in NO_PROXY`;
  return `did not connect to ${place}: it answered ${status}`;
};

const placeOf = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;

/** Opens a tunnel to the host and port of a URL. Rejects with an error that names the proxy. */
export const openTunnel = (target: URL, { proxy, timeout, trust, signal }: Way): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const place = placeOf(target);
    const { protocol, hostname, port } = new URL(proxy.url);
    const host = hostname.replace(/^\[|\]$/g, '');
    // Node would take the name to check from the header Host, which is the target's.
    const servername = isIP(host) === 0 ? host : '';
    const headers = {
      host: place,
      ...(proxy.authorization === undefined ? {} : { 'proxy-authorization': proxy.authorization }),
    };
    const options: RequestOptions = {
      method: 'CONNECT',
      host,
      path: place,
      headers,
      agent: false,
      ...(signal ? { signal } : {}),
    };
    const isSecure = protocol === 'https:';
    const asked = isSecure
      ? httpsRequest({ ...options, port: port || 443, ...secureOptions(proxy.url, trust.toOthers), servername })
      : httpRequest({ ...options, port: port || 80 });
    const fail = (what: string): void => {
      asked.destroy();
      reject(failed(proxy, what));
    };
    asked
      .setTimeout(timeout, () => fail(`did not answer within ${timeout} ms`))
      .once('error', (error) => fail(`cannot be used: ${error.message}`))
      .once('response', ({ statusCode = 0 }) => fail(refusal(statusCode, place)))
      .once('connect', ({ statusCode = 0 }, socket: Socket) => {
        if (statusCode < 200 || statusCode > 299) {
          socket.destroy();
          return fail(refusal(statusCode, place));
        }
        socket.setTimeout(0);
        resolve(socket);
      })
      .end();
  });

/** A connector of undici to a target through a proxy. */
export const tunnelConnector = (
  url: string,
  way: Way,
  options: buildConnector.BuildOptions,
): buildConnector.connector => {
  const target = new URL(url);
  const secure = buildConnector(options);
  return (where, callback) => {
    openTunnel(target, way).then(
      (socket) => {
        if (target.protocol === 'https:') secure({ ...where, httpSocket: socket }, callback);
        else callback(null, socket);
      },
      (error: Error) => callback(error, null),
    );
  };
};
