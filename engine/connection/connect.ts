// A target behind a URL: pooled connections, retries as the target asks for, a pace and a budget of requests.
import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import type { Contract } from '../../contracts/contract.ts';
import { type Answer, isSilence, type Request, type Silence } from '../../contracts/judging/exchange.ts';
import { show } from '../../contracts/judging/show.ts';
import { isWithinBase } from '../../contracts/odata/within-base.ts';
import { ordinaryWords } from '../redaction/ordinary-words.ts';
import { NoVerdict } from '../settings/errors.ts';
import { userAgent } from '../settings/tool.ts';
import { collect, type Ending } from './answer-collector.ts';
import { largestHeaders } from './answer-limits.ts';
import { type Agreement, secretsOf } from './consent/agreement.ts';
import { gatewayHeaders, withQuery } from './gateway.ts';
import { isLoopback } from './loopback.ts';
import { connectorTo } from './network.ts';
import { type Clock, clock, longestTimer, openPace } from './pace.ts';
import { isHttp2Only, otherProtocol } from './protocol.ts';
import { answerRedactor } from './redact.ts';
import { skippingContinue } from './skip-continue.ts';
import type { Attempt, Counts, Target } from './target.ts';
import { firstWait, mostRetries, openThrottling } from './throttling.ts';
import { heldTokens, type Tokens } from './tokens.ts';

export type Connection = {
  /** Where requests go, and the tokens that go there. */
  readonly agreement: Agreement<Tokens>;
  /** What its texts say is not taken for a secret, even where a token holds words of them. */
  readonly contract?: Contract;
  readonly connections: number;
  /** Milliseconds after which a request without a whole answer is a hang. */
  readonly requestTimeout: number;
  /** Requests that are sent at most, retries among them. */
  readonly maxRequests?: number;
  /** Requests a second that are sent at most, retries among them. */
  readonly rate?: number;
  /** Whether a request may be sent once more, asked each time; always where nothing is given. */
  readonly mayRepeat?: (request: Request) => boolean;
  /** Aborted when nothing more is to be sent. */
  readonly interrupted?: AbortSignal;
  /** Called after every request that was sent. */
  readonly onAttempt?: (attempt: Attempt) => void;
  readonly clock?: Clock;
};

// Shorter than any server waits before it closes an idle connection: a drop is then an act of the target, not a race.
const keepAliveTimeout = 500;

/** The headers with the token in place of its name. Throws, before anything is sent, where there is no such token. */
const authorized = async (request: Request, tokens: Tokens): Promise<Request['headers']> => {
  const { authorization } = request.headers;
  const { grant = 'granted' } = request;
  if (grant === 'unknown' || !authorization?.startsWith('Bearer $')) return request.headers;
  const held = tokens[grant];
  // Settings and schedule see to it that no request is made for a token that was not given.
  if (held === undefined) throw new Error(`${authorization} stands for the token "${grant}", and none is held`);
  const token = typeof held === 'string' ? held : await held.current();
  return { ...request.headers, authorization: `Bearer ${token}` };
};

type Identified = Request['headers'] & { readonly 'client-request-id': string };

/**
 * How a request ended. A server may hang up on a connection that it takes for idle (RFC 9112, 9.5), and a request that
 * crosses this on its way is lost without a fault of the server: it is sent again, on a connection of its own.
 */
type Sent = { readonly outcome: Answer | Silence; readonly isCrossed: boolean };

const isDrop = (outcome: Answer | Silence): boolean => isSilence(outcome) && outcome.silence === 'dropped';

const outside = (path: string): string =>
  `${show(path)} does not name a place below the base URL, so that nothing was sent to it`;

/** Opens the target that was agreed on; nothing is sent yet. */
export const connect = (connection: Connection): Target => {
  const { agreement, maxRequests = Number.POSITIVE_INFINITY, onAttempt, mayRepeat = () => true } = connection;
  const tokens = secretsOf(agreement);
  const timeout = Math.min(connection.requestTimeout, longestTimer);
  const { clock: time = clock } = connection;
  const location = new URL(agreement.url);
  const { origin, pathname } = location;
  const base = pathname.replace(/\/+$/, '');
  const wanted = gatewayHeaders(tokens);
  /** HTTP/1.1, because connections are what is measured; HTTP/2 once the target has shown that it speaks nothing else. */
  let isHttp2 = false;
  const openPool = (): Pool => {
    const connector = connectorTo(agreement.url, agreement.network, { timeout, http2: isHttp2 });
    return new Pool(origin, {
      allowH2: isHttp2,
      connections: connection.connections,
      pipelining: 1,
      keepAliveTimeout,
      headersTimeout: timeout,
      bodyTimeout: timeout,
      maxHeaderSize: largestHeaders,
      connect: isHttp2 ? connector : skippingContinue(connector),
    });
  };
  let kept = openPool();
  /** Every request on a connection of its own. */
  let single: Pool | undefined;
  const counts: Counts = { requests: 0, retries: 0 };
  const clean = answerRedactor(
    () => heldTokens(tokens),
    () => (connection.contract ? ordinaryWords(connection.contract) : new Set()),
  );
  const pace = openPace({ rate: connection.rate, clock: time, signal: connection.interrupted });
  const throttling = openThrottling(time.now, firstWait[isLoopback(agreement.url) ? 'here' : 'elsewhere']);

  /** Whether the target has ever answered with HTTP. */
  let speaksHttp = false;

  const dispatch = (request: Request, headers: Identified): Promise<Ending> =>
    new Promise((done) => {
      if (counts.requests >= maxRequests) throw new NoVerdict(`the budget of --max-requests ${maxRequests} is spent`);
      counts.requests += 1;
      const { method, path, body } = request;
      const options = { path: withQuery(base + path, tokens), method, headers, body: method === 'GET' ? null : body };
      (single ?? kept).dispatch({ ...options, reset: single !== undefined }, collect(timeout, done));
    });

  const speakHttp2 = (): void => {
    if (isHttp2) return;
    isHttp2 = true;
    // What waits in it fails as well, and comes here.
    void kept.close();
    kept = openPool();
  };

  /** Sends a request; again over HTTP/2 where it was not read because the target speaks nothing else. */
  const dispatchAsSpoken = async (request: Request, headers: Identified): Promise<Ending> => {
    const wasHttp2 = isHttp2;
    const ending = await dispatch(request, headers);
    const hasSpokenBefore = speaksHttp && !isHttp2;
    if (wasHttp2 || hasSpokenBefore || !isHttp2Only(location, ending.error)) return ending;
    counts.requests -= 1;
    speakHttp2();
    return dispatch(request, headers);
  };

  /** The outcome where the target does not speak HTTP: a dropped connection says nothing about it. */
  const withoutHttp = async ({ outcome, began, error }: Ending): Promise<Silence | undefined> => {
    if (began) speaksHttp = true;
    if (speaksHttp || !isDrop(outcome) || !error) return undefined;
    const detail = await otherProtocol(location, error, agreement.network);
    return detail === undefined ? undefined : { silence: 'unreachable', detail };
  };

  const once = async (request: Request, headers: Identified): Promise<Sent> => {
    const reset = single !== undefined;
    const ending = await dispatchAsSpoken(request, headers);
    const silent = isSilence(ending.outcome) && ending.spoke ? { spoke: true as const } : {};
    const outcome = (await withoutHttp(ending)) ?? { ...ending.outcome, ...silent };
    return {
      outcome: { ...clean(outcome, request), clientRequestId: headers['client-request-id'] },
      isCrossed: !reset && !ending.began && isDrop(outcome),
    };
  };

  const send = async (request: Request, attempt = 0): Promise<Answer | Silence> => {
    if (!isWithinBase(request.path)) throw new NoVerdict(outside(request.path));
    await pace.turn();
    const lastWord = throttling.lastWord();
    if (lastWord) return lastWord;
    const own = { 'client-request-id': randomUUID(), 'user-agent': userAgent };
    const headers = { ...own, ...(await authorized(request, tokens)), ...wanted };
    const start = performance.now();
    const { outcome, isCrossed } = await once(request, headers);
    const wait = throttling.waitAfter(outcome, attempt);
    const again = attempt < mostRetries ? wait : undefined;
    const due = isCrossed ? 0 : again;
    const pause = due !== undefined && mayRepeat(request) ? due : undefined;
    onAttempt?.({ request, outcome, milliseconds: performance.now() - start, pause });
    // A throttled client is throttled for all its requests.
    if (wait !== undefined) pace.pause(wait);
    if (pause === undefined) return outcome;
    counts.retries += 1;
    if (isCrossed) single ??= openPool();
    return send(request, isCrossed ? attempt : attempt + 1);
  };

  return {
    baseUrl: origin + base,
    counts,
    send: (request) => send(request),
    close: async () => {
      await Promise.all([kept.destroy(), single?.destroy()]);
    },
  };
};
