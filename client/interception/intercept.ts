// The gate in process: nock intercepts, the tenant answers, and every request is judged as by the gate.

import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type nock from 'nock';
import type { Reply } from '../../contracts/deviations/deviation.ts';
import { isSilence, type Request, type Silence } from '../../contracts/judging/exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { isInstalled, optionalPackage } from '../../engine/settings/optional-package.ts';
import { pauseBetweenHalves } from '../../fixtures/tenant/deliver.ts';
import { openWatch, type Watched } from '../gate/watch.ts';
import { endWithTests, register } from './open-interceptions.ts';
import { openWaiting } from './waiting.ts';

const load = createRequire(import.meta.url);

/** What is intercepted, and how the provider behaves. */
export type InterceptOptions = {
  /** The base URL that the client sends to; by default Microsoft Graph's beta. */
  readonly baseUrl?: string;
  /** The token that the tenant accepts; without it any Bearer token is. */
  readonly token?: string;
  /** The name of a scenario: how the provider fails. `scenarios` lists them. */
  readonly scenario?: string;
};

/** An active interception, and what the client did so far. */
export type Interception = Watched & {
  /** Ends the interception; a second call does nothing. */
  readonly restore: () => void;
  /** The same, for `using`. */
  readonly [Symbol.dispose]: () => void;
};

const loadNock = (): typeof nock => load(optionalPackage('nock', 'interceptUserStatuses'));

// Loaded at once where it is installed: a client may keep the fetch of the time it was created. The matchers do not need it.
if (isInstalled('nock')) loadNock();

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

// nock passes a body that is not UTF-8 as hexadecimal digits.
const bytesOf = (text: string): string | Uint8Array =>
  /^(?:[0-9a-f]{2})+$/.test(text) && /[a-f]/.test(text) ? Buffer.from(text, 'hex') : text;

type Message = { headers: Readonly<Record<string, unknown>> };

const headersOf = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );

const withGrant = (request: Request, token: string | undefined): Request => {
  const [, sent] = /^bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '') ?? [];
  if (sent === undefined) return request;
  return { ...request, grant: token === undefined || sent === token ? 'granted' : 'unknown' };
};

type Answered = [status: number, body: string | Buffer | Readable, headers: Record<string, string>];

const inHalves = (body: Buffer, halved: 'pause' | 'cut'): Readable => {
  const middle = Math.ceil(body.length / 2);
  return Readable.from(
    (async function* halves() {
      yield body.subarray(0, middle);
      await wait(pauseBetweenHalves);
      if (halved === 'cut') throw new Error('aborted');
      yield body.subarray(middle);
    })(),
  );
};

const bodyOf = ({ body, halved }: Exclude<Reply, Silence>): Answered[1] => {
  if (halved) return inHalves(Buffer.from(body), halved);
  return typeof body === 'string' ? body : Buffer.from(body);
};

const answered = (reply: Reply): Answered => {
  if (isSilence(reply)) throw new Error(reply.detail);
  return [reply.status, bodyOf(reply), { ...reply.headers }];
};

// By name: where the runner has none, these are undefined.
endWithTests({ beforeEach: globalThis.beforeEach, afterEach: globalThis.afterEach, afterAll: globalThis.afterAll });

/**
 * Intercepts what this process sends to a base URL, through fetch or node:http, until `restore` is called or, declared with `using`, its
 * block is left. What a test leaves behind is ended before the next one in runners with global hooks; one that is still there for the same
 * origin is ended with a warning. Other requests are not touched.
 * @throws Error when there is no such scenario, or nock is not installed.
 */
export const interceptUserStatuses = (options: InterceptOptions = {}): Interception => {
  const { origin, pathname } = new URL(options.baseUrl ?? 'https://graph.microsoft.com/beta');
  const { tenant, note, ...watched } = openWatch(userStatus, options.scenario);
  const nock = loadNock();
  const sent = new WeakMap<object, Pick<Request, 'headers' | 'body'>>();
  const base = pathname.replace(/\/$/, '');

  const due = openWaiting(note);
  const take = async (request: Request): Promise<Reply> => {
    const known = withGrant(request, options.token);
    const reply = tenant.respond(known);
    await due(known, reply);
    return reply;
  };

  // Before others are made: a former one of this origin would answer first.
  const restore = register(origin, () => {
    for (const interceptor of interceptors) nock.removeInterceptor(interceptor);
  });
  const scope = nock(origin).persist();
  scope.on('request', (message: Message, _: unknown, body: string) => {
    sent.set(message, { headers: headersOf(message.headers), body: bytesOf(body) });
    // nock would read the body as JSON next, and fail on malformed ones before they could be judged.
    message.headers = {};
  });
  const interceptors = methods.map((method) => {
    const interceptor = scope.intercept(/.*/, method);
    interceptor.reply(async function respond(this: nock.ReplyFnContext, uri) {
      const [path = ''] = uri.split('?', 1);
      const below = path.startsWith(`${base}/`) ? path.slice(base.length) : `/..${path}`;
      const { headers, body } = sent.get(this.req) ?? { headers: {}, body: '' };
      return answered(await take({ method, path: below, headers, body }));
    });
    return interceptor;
  });

  return { ...watched, restore, [Symbol.dispose]: restore };
};
