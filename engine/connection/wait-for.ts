// Waits until a target answers: a mock in a container or in a CI job needs seconds until it listens.
import { type Dispatcher, request } from 'undici';
import { NoVerdict } from '../settings/errors.ts';
import { userAgent } from '../settings/tool.ts';
import { asError, detailOf } from './answer-collector.ts';
import { type Agreement, secretsOf } from './consent/agreement.ts';
import { type Gateway, gatewayHeaders, withQuery } from './gateway.ts';
import { dispatcherTo } from './network.ts';
import { type Clock, clock } from './pace.ts';
import { isHttp2Only } from './protocol.ts';

/** What a proxy answers as long as what is behind it does not listen. */
const notYet: ReadonlySet<number> = new Set([502, 503, 504]);

const between = 50;

type Asking = { readonly dispatcher: Dispatcher; readonly milliseconds: number };

/** Why the target does not answer yet, or undefined once it does. The request holds no token, but what a gateway wants. */
const attempt = async (
  agreement: Agreement<Gateway>,
  { dispatcher, milliseconds }: Asking,
): Promise<string | undefined> => {
  const gateway = secretsOf(agreement);
  try {
    const limit = Math.max(1, milliseconds);
    const { statusCode, body } = await request(withQuery(agreement.url, gateway), {
      dispatcher,
      headers: { 'user-agent': userAgent, ...gatewayHeaders(gateway) },
      headersTimeout: limit,
      bodyTimeout: limit,
      reset: true,
    });
    // The body may never end, and abandoning it is an error of the stream.
    body.on('error', () => undefined).destroy();
    return notYet.has(statusCode) ? `it answered ${statusCode}` : undefined;
  } catch (error) {
    // One that speaks HTTP/2 alone listens, and is spoken to so.
    return isHttp2Only(new URL(agreement.url), asError(error)) ? undefined : detailOf(error);
  }
};

/** How long an answer is waited for at most, and what ends the wait before. */
export type Waiting = {
  readonly seconds: number;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
};

/**
 * Resolves when a target answers with HTTP, whatever the status, but for those of a proxy with nothing behind it; at once when
 * the signal is aborted.
 * @throws NoVerdict with the last reason when it has not within so many seconds.
 */
export const waitFor = async (agreement: Agreement<Gateway>, waiting: Waiting): Promise<void> => {
  const { url, network } = agreement;
  const { seconds, signal, clock: { now, wait } = clock } = waiting;
  const end = now() + seconds * 1000;
  const dispatcher = dispatcherTo(url, network);
  while (!signal?.aborted) {
    const reason = await attempt(agreement, { milliseconds: end - now(), dispatcher });
    if (reason === undefined) return;
    if (now() >= end) throw new NoVerdict(`${url} did not answer within ${seconds} s (--wait-for): ${reason}`);
    await wait(between);
  }
};
