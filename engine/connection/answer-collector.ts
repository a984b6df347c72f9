// Collects one answer from undici's dispatcher: cheaper by a third than its request(), bounded in size and in time.
import type { Dispatcher } from 'undici';
import type { Answer, Silence } from '../../contracts/judging/exchange.ts';
import { bodyTooLong, headersTooLong, largestBody, mostHeaderLines, tooManyHeaders } from './answer-limits.ts';
import { decodeBody } from './decode-body.ts';
import { codeOf, messageOf } from './error-code.ts';
import { isTlsCode, machineDetail, originOf } from './error-origins.ts';
import { isNotHttp, isOtherProtocol, tlsDetail } from './protocol.ts';

/** The answer did not end in the time allowed. */
class TooLate extends Error {}

/** The answer is longer than is read. */
class TooLong extends Error {}

/** Whether the connection existed: the request may have been sent. */
const isAfterConnecting = (error: Error): boolean =>
  'syscall' in error && (error.syscall === 'read' || error.syscall === 'write');

const unreachable = (error: Error, detail: string): Silence => ({
  silence: 'unreachable',
  detail,
  ...(isAfterConnecting(error) ? { maySent: true } : {}),
});

/** What an error of a connection means: no way to the target, a dropped connection, or no answer in time. */
export const outcomeOf = (error: Error): Silence => {
  const { message: detail } = error;
  const code = codeOf(error);
  if (error instanceof TooLate) return { silence: 'timeout', detail };
  // What undici says of a stream or a session that the target ended.
  if (error instanceof TooLong || isNotHttp(error) || detail.startsWith('HTTP/2: '))
    return { silence: 'dropped', detail };
  if (isTlsCode(code) || detail.includes('before secure TLS')) return unreachable(error, tlsDetail(code, error));
  const origin = originOf(code);
  if (origin === 'machine') return unreachable(error, machineDetail(code, detail));
  if (origin === 'network') return unreachable(error, detail);
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return { silence: 'dropped', detail: headersTooLong };
  return { silence: origin === 'late' ? 'timeout' : 'dropped', detail };
};

/** What was thrown as an error: one from outside of Jest's sandbox is no Error inside. */
export const asError = (error: unknown): Error =>
  error instanceof Error ? error : Object.assign(new Error(messageOf(error)), { code: codeOf(error) });

/** A sentence on an error of a connection, or on its cause, with what to do where that is known. */
export const detailOf = (thrown: unknown): string => {
  const error = asError(thrown);
  return outcomeOf(asError(error.cause ?? error)).detail || codeOf(error) || error.name;
};

type ReceivedHeaders = Readonly<Record<string, string | string[] | undefined>>;

const linesOf = (headers: ReceivedHeaders): number => {
  let lines = 0;
  for (const name in headers) lines += Array.isArray(headers[name]) ? headers[name].length : 1;
  return lines;
};

const flat = (headers: ReceivedHeaders): Record<string, string> => {
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
    return { status, headers, body: decodeBody(body, headers['content-encoding']) };
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return { silence: 'dropped', detail: bodyTooLong };
    const message = messageOf(error);
    return { silence: 'unreachable', detail: machineDetail(codeOf(error), message), maySent: true };
  }
};

/** How a request ended. */
export type Ending = {
  readonly outcome: Answer | Silence;
  /** Whether a status came. */
  readonly began: boolean;
  /** Whether the target has spoken HTTP over the connection, for this request or before. */
  readonly spoke: boolean;
  readonly error?: Error;
};

/** Bytes that came over the connection of an error of undici. */
const bytesRead = (error: Error): number => {
  const socket: unknown = 'socket' in error ? error.socket : undefined;
  const isKnown = typeof socket === 'object' && socket !== null && 'bytesRead' in socket;
  return isKnown && typeof socket.bytesRead === 'number' ? socket.bytesRead : 0;
};

/** Errors about headers, which were read as HTTP. */
const aboutHeaders: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);

/** Whether HTTP came before an error, as far as it goes: then the parser did not object to the first line. */
const hasSpoken = (error: Error): boolean =>
  aboutHeaders.has(codeOf(error)) || (isNotHttp(error) ? !isOtherProtocol(error) : bytesRead(error) > 0);

/**
 * A handler of undici's dispatch that calls `done` once, at the latest after `limit` milliseconds: an answer that drips
 * for ever is a hang as well.
 */
export const collect = (limit: number, done: (ending: Ending) => void): Dispatcher.DispatchHandler => {
  const chunks: Buffer[] = [];
  let [status, length] = [0, 0];
  let headers: Record<string, string> = {};
  let timer: NodeJS.Timeout | undefined;
  return {
    onRequestStart: (controller) => {
      timer = setTimeout(() => controller.abort(new TooLate(`the answer did not end in ${limit} ms`)), limit);
    },
    onResponseStart: (controller, code, received) => {
      status = code;
      if (linesOf(received) > mostHeaderLines) controller.abort(new TooLong(tooManyHeaders));
      else headers = flat(received);
    },
    onResponseData: (controller, chunk) => {
      length += chunk.length;
      if (length > largestBody) controller.abort(new TooLong(bodyTooLong));
      else chunks.push(chunk);
    },
    onResponseEnd: () => {
      clearTimeout(timer);
      done({ outcome: answerOf(status, headers, chunks), began: true, spoke: true });
    },
    onResponseError: (_controller, error) => {
      clearTimeout(timer);
      done({ outcome: outcomeOf(error), began: status !== 0, spoke: status !== 0 || hasSpoken(error), error });
    },
  };
};
