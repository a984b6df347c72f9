// Waits until a target answers: a mock in a container or in a CI job needs seconds until it listens.
import { Agent, buildConnector, request } from 'undici';
import { NoVerdict } from '../settings/errors.ts';
import type { Agreement } from './consent/agreement.ts';
import type { Secrets } from './consent/secrets.ts';
import { codeOf, messageOf } from './error-code.ts';
import { ownLookup } from './loopback-lookup.ts';
import { type Clock, clock } from './pace.ts';
import type { ProxyServer } from './proxy.ts';
import { secureOptions, type Trust } from './trust.ts';
import { tunnelConnector } from './tunnel.ts';

/** What a proxy answers as long as what is behind it does not listen. */
const notYet: ReadonlySet<number> = new Set([502, 503, 504]);

const between = 50;

/** Why the target does not answer yet, or undefined once it does. The request holds no token. */
const attempt = async (url: string, milliseconds: number, dispatcher: Agent): Promise<string | undefined> => {
  try {
    const limit = Math.max(1, milliseconds);
    const { statusCode, body } = await request(url, {
      dispatcher,
      headersTimeout: limit,
      bodyTimeout: limit,
      reset: true,
    });
    // The body may never end, and abandoning it is an error of the stream.
    body.on('error', () => undefined).destroy();
    return notYet.has(statusCode) ? `it answered ${statusCode}` : undefined;
  } catch (error) {
    return messageOf(error) || codeOf(error);
  }
};

/** How long an answer is waited for at most, what ends the wait before, and whom the connections trust. */
export type Waiting = {
  readonly seconds: number;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly trust?: Trust | undefined;
  readonly proxy?: ProxyServer | undefined;
};

const dispatcherTo = (url: string, { trust, proxy }: Waiting): Agent => {
  const options = { ...ownLookup(url), ...secureOptions(url, trust) };
  const timeout = 10_000;
  return new Agent({
    connect: proxy ? tunnelConnector(url, { proxy, timeout, trust }, options) : buildConnector(options),
  });
};

/**
 * Resolves when a target answers with HTTP, whatever the status, but for those of a proxy with nothing behind it; at once when
 * the signal is aborted.
 * @throws NoVerdict with the last reason when it has not within so many seconds.
 */
export const waitFor = async ({ url }: Agreement<Secrets>, waiting: Waiting): Promise<void> => {
  const { seconds, signal, clock: { now, wait } = clock } = waiting;
  const end = now() + seconds * 1000;
  const dispatcher = dispatcherTo(url, waiting);
  while (!signal?.aborted) {
    const reason = await attempt(url, end - now(), dispatcher);
    if (reason === undefined) return;
    if (now() >= end) throw new NoVerdict(`${url} did not answer within ${seconds} s (--wait-for): ${reason}`);
    await wait(between);
  }
};
