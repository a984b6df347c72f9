// Collects one answer from undici's dispatcher: cheaper by a third than its request(), and bounded in size.
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import type { Answer, Silence } from '../contracts/index.ts';

const largestBody = 64 * 1024 * 1024;
const decoders: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

const decode = (body: Buffer, encoding: string | undefined): Buffer => {
  const decoder = decoders[encoding?.trim().toLowerCase() ?? ''];
  return decoder ? decoder(body, { maxOutputLength: largestBody }) : body;
};

const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const never = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

const isTls = (code: string): boolean => /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_|SELF_SIGNED|DEPTH_ZERO|EPROTO)/.test(code);

/** What an error of a connection means: no way to the target, a drop, or a hang. */
export const outcomeOf = (error: Error): Answer | Silence => {
  const code = codeOf(error);
  if (never.has(code)) return { silence: 'unreachable', detail: error.message };
  if (isTls(code)) return { silence: 'unreachable', detail: `the TLS connection was refused (${error.message})` };
  return { silence: timeouts.has(code) ? 'timeout' : 'dropped', detail: error.message };
};

const flat = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> => {
  const result: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) result[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return result;
};

const answerOf = (status: number, headers: Record<string, string>, chunks: readonly Buffer[]): Answer | Silence => {
  const [only] = chunks;
  const body = chunks.length === 1 && only ? only : Buffer.concat(chunks);
  try {
    return { status, headers, body: decode(body, headers['content-encoding']) };
  } catch (error) {
    return {
      silence: 'dropped',
      detail: `the body cannot be decoded: ${error instanceof Error ? error.message : error}`,
    };
  }
};

/** A handler of undici's dispatch that calls `done` once, with whatever came. */
export const collect = (done: (outcome: Answer | Silence) => void): Dispatcher.DispatchHandler => {
  const chunks: Buffer[] = [];
  let [status, length] = [0, 0];
  let headers: Record<string, string> = {};
  return {
    onRequestStart: () => undefined,
    onResponseStart: (_controller, code, received) => {
      status = code;
      headers = flat(received);
    },
    onResponseData: (controller, chunk) => {
      length += chunk.length;
      if (length > largestBody) controller.abort(new Error(`the answer is longer than ${largestBody} bytes`));
      else chunks.push(chunk);
    },
    onResponseEnd: () => done(answerOf(status, headers, chunks)),
    onResponseError: (_controller, error) => done(outcomeOf(error)),
  };
};
