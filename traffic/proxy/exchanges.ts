// The exchanges of a connection: each answer with its request, in their order (RFC 9112, 9.3.2).
import type { Contract } from '../../contracts/contract.ts';
import type { Answer, Request, Silence } from '../../contracts/judging/exchange.ts';
import { decodeBody } from '../../engine/connection/decode-body.ts';
import { codeOf } from '../../engine/connection/error-code.ts';
import { headersOf, repeatedIn } from '../headers.ts';
import type { Gap, Seen, Times } from '../seen.ts';
import { placeOf } from '../url-path.ts';
import { type Head, statusOf } from './framing.ts';
import type { Message } from './reader.ts';

/** A message as it was sent, or its head where the connection ended within it. */
export type Sent = { readonly head: Head; readonly message?: Message };

const linesOf = ({ lines }: Head): readonly (readonly [string, string])[] =>
  lines.map(([name, value]) => [name.toLowerCase(), value]);

const requestOf = (contract: Contract, { head, message }: Sent, target: string): { request: Request; base: string } => {
  const [method = '', url = ''] = head.startLine.split(' ');
  const lines = linesOf(head);
  const repeated = repeatedIn(lines);
  const { base, ...place } = placeOf(contract, url);
  const request = {
    method,
    ...place,
    headers: headersOf(lines),
    ...(repeated.length === 0 ? {} : { repeated }),
    body: message?.body ?? '',
  };
  return { request, base: new URL(target).origin + (base.startsWith('/') ? base : '') };
};

/** The body without its Content-Encoding; what this machine cannot decode is not judged. */
const decoded = (body: Buffer, encoding: string | undefined): Buffer | undefined => {
  try {
    return decodeBody(body, encoding);
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return undefined;
  }
};

const answerOf = ({ head, message }: Sent): { answer: Answer; gaps: readonly Gap[] } => {
  const { 'content-encoding': encoding, ...headers } = headersOf(linesOf(head));
  const body = message?.isWhole ? decoded(message.body, encoding) : undefined;
  return {
    answer: { status: statusOf(head), headers, body: body ?? '' },
    gaps: body === undefined ? ['answerBody'] : [],
  };
};

/** What is known of an exchange when it ends. */
export type Ended = {
  readonly request: Sent;
  readonly answer?: Sent;
  /** Why there is no answer, where the provider is the reason. */
  readonly silence?: Silence;
  readonly times?: Times;
};

const noAnswer: Silence = { silence: 'unrecorded', detail: 'the client went away before the answer' };

/** The exchange as the judges read it. */
export const seenOf = (
  contract: Contract,
  { request: sent, answer: answered, silence, times }: Ended,
  target: string,
): Seen => {
  const { request, base } = requestOf(contract, sent, target);
  const gaps: readonly Gap[] = sent.message?.isWhole ? [] : ['requestBody'];
  const place = { base, ...(times ? { times } : {}) };
  if (answered) {
    const { answer, gaps: missing } = answerOf(answered);
    return { exchange: { request, answer }, gaps: [...gaps, ...missing], ...place };
  }
  if (silence) return { exchange: { request, answer: silence }, gaps, ...place };
  return { exchange: { request, answer: noAnswer }, gaps: [...gaps, 'answer'], ...place };
};
