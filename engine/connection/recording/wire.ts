// Requests and answers as a recording writes them, and back.
import { hash } from 'node:crypto';
import type { Answer, Request, Silence } from '../../../contracts/judging/exchange.ts';
import { shownHeaders } from '../../redaction/shown-request.ts';
import type { RecordedBody, RecordedOutcome, RecordedRequest } from './format.ts';

/** A body as it is written to a file. */
export const writeBody = (body: string | Uint8Array): RecordedBody => {
  const bytes = Buffer.from(body);
  const [text, base64] = [bytes.toString('utf8'), bytes.toString('base64')];
  const isText = Buffer.from(text).equals(bytes) && JSON.stringify(text).length <= base64.length + bytes.length;
  return isText ? { text } : { base64 };
};

/** The bytes of a body in a file. */
export const readBody = (body: RecordedBody): Buffer =>
  'text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64');

// It identifies an attempt, not a case; each outcome holds its own.
const withoutAttempt = ({ 'client-request-id': _, ...headers }: Request['headers']): Request['headers'] => headers;

/** A request of a run, with the placeholder of its token as every request has it: its headers are our own. */
export const writeRequest = ({ method, path, headers, body, grant }: Request): RecordedRequest => ({
  method,
  path,
  headers: withoutAttempt(headers),
  body: writeBody(body),
  ...(grant === undefined ? {} : { grant }),
});

/** What came of a request; of headers that may hold secrets only the names. */
export const writeOutcome = (outcome: Answer | Silence): RecordedOutcome => {
  const trace = outcome.clientRequestId === undefined ? {} : { clientRequestId: outcome.clientRequestId };
  if (!('silence' in outcome)) {
    const { status, headers, body } = outcome;
    return { status, headers: shownHeaders(headers), body: writeBody(body), ...trace };
  }
  const { silence, detail } = outcome;
  if (silence === 'unrecorded') throw new Error('what was not recorded is recorded again');
  return { silence, detail, ...trace };
};

export const readOutcome = (outcome: RecordedOutcome): Answer | Silence =>
  'silence' in outcome ? outcome : { ...outcome, body: readBody(outcome.body) };

/**
 * A number that stands for a request: the same for requests that are alike byte for byte. Of a million requests two
 * have the same one by chance once in five hundred runs, and they are compared when they are read.
 */
export const keyOf = (request: RecordedRequest): number => {
  const { method, path, headers, body, grant } = request;
  const sorted = Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1));
  return Number.parseInt(hash('sha256', JSON.stringify([method, path, sorted, body, grant])).slice(0, 12), 16);
};
