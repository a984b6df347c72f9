// A proxy on this machine that answers some hosts itself, passes on what may be passed on, and refuses everything else.
import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Handler } from '../../../fixtures/tenant/handler.ts';
import { type Listening, listenAt } from '../../../fixtures/tenant/listen.ts';
import type { Place } from '../../../fixtures/tenant/place.ts';
import { isSame } from '../control/secret.ts';
import { forward } from './forward.ts';
import type { Reach } from './reach.ts';

type PlainHandler = (message: IncomingMessage, response: ServerResponse) => void;

export type ProxyOptions = {
  readonly place: Place;
  /** The hosts that are answered here. */
  readonly hosts: readonly string[];
  /** Speaks TLS with those who connect to one of them. */
  readonly take: (socket: Socket) => void;
  /** Answers what comes for one of them without a tunnel, and what is for the proxy itself. */
  readonly handler: PlainHandler;
  readonly own: Handler;
  /** The hosts that are reached. */
  readonly pass: readonly string[];
  readonly reach: Reach;
  /** `user:password` of those who may use it for that; undefined for all. */
  readonly user: string | undefined;
  /** Called with the place of each request that is refused. */
  readonly refused: (place: URL) => void;
};

/** What is said to a client, and to whoever reads its log. */
const refusalOf = (host: string): string =>
  `userstatus-conformance gate refuses ${host}: --pass ${host} lets the command reach it.`;

const challenge = { 'proxy-authenticate': 'Basic realm="userstatus-conformance gate"' };

const refusePlain = (status: number, line: string) => ({
  'content-type': 'text/plain; charset=utf-8',
  'content-length': Buffer.byteLength(line),
  connection: 'close',
  ...(status === 407 ? challenge : {}),
});

const closeTunnel = (socket: Socket, status: number, sentence: string): void => {
  const line = `${sentence}\n`;
  const head = Object.entries(refusePlain(status, line)).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${line}`);
};

const established = 'HTTP/1.1 200 Connection Established\r\n\r\n';

const join = (one: Socket, other: Socket): void => {
  one.pipe(other).once('error', () => one.destroy());
  other.pipe(one).once('error', () => other.destroy());
  one.once('close', () => other.destroy());
  other.once('close', () => one.destroy());
};

/** The place that a tunnel leads to; undefined where that is not written as `host:port`. */
const authorityIn = (text = ''): URL | undefined => {
  const url = URL.canParse(`tunnel://${text}`) ? new URL(`tunnel://${text}`) : undefined;
  return url?.port ? url : undefined;
};

const hostIn = (url: URL): string => url.hostname.toLowerCase();

const mayPass = ({ headers }: IncomingMessage, user: string | undefined): boolean =>
  user === undefined || isSame(headers['proxy-authorization'] ?? '', `Basic ${Buffer.from(user).toString('base64')}`);

const notKnown = 'The proxy asks for the user and password of HTTPS_PROXY.';

const cannotReach = ({ host }: URL, { message }: Error): string => `${host} cannot be reached: ${message}`;

type TunnelHandler = (message: IncomingMessage, socket: Socket, head: Buffer) => void;

const openTunnels = (options: ProxyOptions): TunnelHandler => {
  const { hosts, take, pass, refused, reach, user } = options;
  const passOn = (authority: URL, socket: Socket): void => {
    reach(authority).then(
      (other) => {
        socket.write(established);
        join(socket, other);
      },
      (error: Error) => closeTunnel(socket, 502, cannotReach(authority, error)),
    );
  };
  return (message, socket, head) => {
    socket.on('error', () => socket.destroy());
    const authority = authorityIn(message.url);
    if (!authority) return closeTunnel(socket, 400, 'CONNECT takes host:port.');
    if (head.length > 0) socket.unshift(head);
    const host = hostIn(authority);
    if (hosts.includes(host) && authority.port === '443') {
      socket.write(established);
      take(socket);
    } else if (pass.includes(host)) {
      if (mayPass(message, user)) passOn(authority, socket);
      else closeTunnel(socket, 407, notKnown);
    } else if (hosts.includes(host)) closeTunnel(socket, 403, `${host} is answered on port 443 alone.`);
    else {
      refused(authority);
      closeTunnel(socket, 403, refusalOf(host));
    }
  };
};

const refuseRequest = (response: ServerResponse, status: number, sentence: string): void => {
  const line = `${sentence}\n`;
  response.writeHead(status, refusePlain(status, line)).end(line);
};

const answerRequests = ({ hosts, handler, own, pass, reach, user, refused }: ProxyOptions): PlainHandler => {
  const passOn = (target: URL, message: IncomingMessage, response: ServerResponse): void => {
    reach(new URL(`tunnel://${target.hostname}:${target.port || 80}`)).then(
      (other) => forward(message, target, other),
      (error: Error) => refuseRequest(response, 502, cannotReach(target, error)),
    );
  };
  return (message, response) => {
    const { url = '/' } = message;
    if (!URL.canParse(url)) return own(message, response);
    const target = new URL(url);
    const host = hostIn(target);
    // Some clients send what is for an https: URL to a proxy as it is, and let it do the rest.
    if (hosts.includes(host) && target.protocol === 'https:') return handler(message, response);
    if (hosts.includes(host)) return refuseRequest(response, 403, `${host} is answered over https alone.`);
    if (pass.includes(host) && target.protocol === 'http:')
      return mayPass(message, user) ? passOn(target, message, response) : refuseRequest(response, 407, notKnown);
    refused(target);
    refuseRequest(response, 403, refusalOf(host));
  };
};

/**
 * Opens a proxy.
 * @throws Error when its place cannot be had.
 */
export const openProxy = (options: ProxyOptions): Promise<Listening> => {
  const server = createServer(answerRequests(options)).on('connect', openTunnels(options));
  return listenAt(server, options.place);
};
