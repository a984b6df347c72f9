// A gate for unmodified programs: behind a proxy, some hosts are a tenant and a login of this machine.
import type { Request } from '../../../contracts/judging/exchange.ts';
import type { ServerIdentity } from '../../../fixtures/certificates/authority.ts';
import { deliver, orDrop } from '../../../fixtures/tenant/deliver.ts';
import { type Handler, type Listener, tenantHandler, withHealth } from '../../../fixtures/tenant/handler.ts';
import { openInterruptions } from '../../../fixtures/tenant/interruptions.ts';
import type { Place } from '../../../fixtures/tenant/place.ts';
import { prefix } from '../../../fixtures/tenant/prefix.ts';
import { onRequest } from '../../../fixtures/tenant/received.ts';
import { secureServer } from '../../../fixtures/tenant/serve.ts';
import type { Tenant } from '../../../fixtures/tenant/tenant.ts';
import { grantOf } from '../../../fixtures/tenant/tokens.ts';
import { type Login, openLogin } from '../login/login.ts';
import { isLoginHost } from '../login/login-hosts.ts';
import { type CommandProxy, notHere, openCommandProxy } from './command-proxy.ts';

/** What is intercepted. */
export type Interception = {
  /** The hosts that are answered here: those of a login as one, all others as the tenant. */
  readonly hosts: readonly string[];
  /** What the server proves these names with. */
  readonly identity: ServerIdentity;
  /** The hosts that may be reached. */
  readonly pass: readonly string[];
  /** What the command would be started with: the variables for the proxy are added to it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called with the host of each request to another. */
  readonly refused?: (host: string) => void;
};

/** The tenant that answers for the hosts, who listens, and the permission that its operation needs. */
export type Intercepted = {
  readonly tenant: Tenant;
  readonly listener: Listener;
  readonly permission: string;
  /** Answers some of what is for the proxy itself, and hands on the others. */
  readonly beside: (handler: Handler) => Handler;
  /** Called with what is not for the tenant: requests to a login, and those that are refused. */
  readonly aside: (request: Pick<Request, 'method' | 'path'>, note: string) => void;
};

/** A proxy that listens. */
export type Intercepting = CommandProxy & { readonly baseUrl: string };

/** The first host that is not one of a login. */
export const apiHostIn = (hosts: readonly string[]): string | undefined => hosts.find((host) => !isLoginHost(host));

const ofTenant = /^\/[^/]+/;

const loginHandler =
  (login: Login, host: string, aside: Intercepted['aside']): Handler =>
  (message, response) =>
    onRequest(message, ({ request }) => {
      // A tenant's path begins behind the base URL; a login has none.
      const path = request.path.replace(/^\/\.\./, '');
      aside({ method: request.method, path: host + path.replace(ofTenant, '') }, 'answered as a login');
      orDrop(response, () => deliver(login.answer({ ...request, host, path }), response));
    });

const misdirected: Handler = (message, response) => {
  message.resume();
  deliver({ status: 421, headers: {}, body: '' }, response);
};

const byHost =
  (handlers: ReadonlyMap<string, Handler>): Handler =>
  (message, response) => {
    const named = message.headers[':authority'] ?? message.headers.host ?? '';
    const host = String(named).replace(/:\d+$/, '').toLowerCase();
    (handlers.get(host) ?? misdirected)(message, response);
  };

/**
 * Listens as a proxy, and answers the intercepted hosts with a tenant and a login.
 * @throws Error when the place cannot be had.
 */
export const intercept = async (
  { tenant, listener, permission, beside, aside }: Intercepted,
  { hosts, identity, pass, environment, refused }: Interception,
  place: Place,
): Promise<Intercepting> => {
  const apis = hosts.filter((host) => !isLoginHost(host));
  const login = openLogin(
    apis.map((host) => `https://${host}`),
    permission,
  );
  const known = (token: string) => login.grantOf(token) ?? grantOf(token);
  const interruptions = openInterruptions({ listener, grantOf: known });
  const api = tenantHandler(tenant, { listener, grantOf: known, interruptions }, true);
  const handlerFor = (host: string): Handler => (isLoginHost(host) ? loginHandler(login, host, aside) : api);
  const handler = byHost(new Map(hosts.map((host) => [host, handlerFor(host)])));
  const server = await secureServer(handler, identity);
  server.on('checkExpectation', handler).on('clientError', interruptions.onError);
  const proxy = await openCommandProxy({
    place,
    hosts,
    take: (socket) => void server.emit('connection', socket),
    handler,
    own: withHealth(beside(notHere)),
    pass,
    environment,
    refused: ({ host, hostname }, note) => {
      aside({ method: 'CONNECT', path: host }, note);
      refused?.(hostname);
    },
  });
  return { ...proxy, baseUrl: `https://${apis[0]}${prefix}` };
};
