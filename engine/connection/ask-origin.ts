// Single requests to a server that is not the target, such as a broker: to the origin that was agreed on and to no other,
// with the secret that is for it. A redirect is an answer like any other.
import { fetch, type Response } from 'undici';
import { userAgent } from '../settings/tool.ts';
import { detailOf } from './answer-collector.ts';
import { type Agreement, secretsOf } from './consent/agreement.ts';
import { dispatcherTo } from './network.ts';

/** The value of the header Authorization, where the server wants one. */
export type OriginSecrets = { readonly authorization?: string };

export type OriginRequest = {
  readonly method: string;
  /** The path from the root of the origin, with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type OriginAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/** Why there was no answer. */
export type NoAnswer = { readonly unanswered: string };

/** Milliseconds until an answer has to have come. */
const longest = 60_000;

/** Bytes of an answer that are read: an index of pacts, or a pact. */
const mostBytes = 64 * 1024 * 1024;

const textOf = async (body: Response['body']): Promise<string> => {
  const [chunks, decoder] = [[] as string[], new TextDecoder()];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error(`the answer is longer than ${mostBytes} bytes`);
    chunks.push(decoder.decode(chunk, { stream: true }));
  }
  return chunks.join('') + decoder.decode();
};

/** Sends a request to the origin that was agreed on; a header Authorization of the request gives way to the secret. */
export const askOrigin = async (
  agreement: Agreement<OriginSecrets>,
  { method, path, headers, body }: OriginRequest,
): Promise<OriginAnswer | NoAnswer> => {
  const { origin } = new URL(agreement.url);
  const { authorization: _, ...others } = headers;
  const dispatcher = dispatcherTo(agreement.url, agreement.network);
  try {
    // Not resolved against the origin: "//other.example" would lead there.
    const answer = await fetch(origin + (path.startsWith('/') ? path : `/${path}`), {
      method,
      headers: { 'user-agent': userAgent, ...others, ...secretsOf(agreement) },
      redirect: 'manual',
      dispatcher,
      signal: AbortSignal.timeout(longest),
      ...(body === undefined || body === '' ? {} : { body }),
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      text: await textOf(answer.body),
    };
  } catch (error) {
    return { unanswered: detailOf(error) };
  } finally {
    await dispatcher.destroy();
  }
};
