// The exchanges of a connection: each answer with its request, in their order (RFC 9112, 9.3.2).
import type { Contract } from '../../contracts/contract.ts';
import type { Answer, Request, Silence } from '../../contracts/judging/exchange.ts';
import { decodeBody, unknownCodingIn } from '../../engine/connection/decode-body.ts';
import { codeOf } from '../../engine/connection/error-code.ts';
import { headersOf, repeatedIn } from '../headers.ts';
import type { Gap, Seen, Times, Why } from '../seen.ts';
import { placeOf } from '../url-path.ts';
import { ambiguityOf, hasOddCoding, statusOf } from './framing.ts';
import type { Head } from './head.ts';
import { type Loss, largestBody, type Message } from './reader.ts';

/** A message as it was sent, or its head where the connection ended within it. */
export type Sent = { readonly head: Head; readonly message?: Message };

const linesOf = ({ lines }: Head): readonly (readonly [string, string])[] =>
  lines.map(([name, value]) => [name.toLowerCase(), value]);

/** A start line's parts; a target may have blanks in it. */
const startOf = ({ startLine }: Head): { readonly method: string; readonly url: string } => {
  const [method = ''] = startLine.split(' ', 1);
  return { method, url: startLine.slice(method.length + 1).replace(/ HTTP\/\d\.\d$/, '') };
};

const requestOf = (contract: Contract, { head, message }: Sent, target: string): { request: Request; base: string } => {
  const { method, url } = startOf(head);
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
  return { request, base: new URL(target).origin + base.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '') };
};

const lossWords: Readonly<Record<Loss, string>> = {
  long: `is longer than ${largestBody} bytes`,
  crowded: 'came together with more than is kept at once',
};

/** Why a request cannot be judged. */
const lossOfRequest = ({ head, message }: Sent): string | undefined => {
  const ambiguity = ambiguityOf(head);
  if (ambiguity !== undefined) return ambiguity;
  if (!message) return 'its body did not come whole';
  return message.lost && `its body ${lossWords[message.lost]}`;
};

/** The body without its Content-Encoding, or why there is none; what this machine cannot decode is not judged. */
const decoded = (body: Buffer, encoding: string | undefined): Buffer | string => {
  const unknown = unknownCodingIn(encoding);
  if (unknown !== undefined) return `its answer has a Content-Encoding that cannot be undone here: ${unknown}`;
  try {
    return decodeBody(body, encoding);
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return `the body of its answer cannot be decoded here (${codeOf(error)})`;
  }
};

type AnswerLoss = { readonly gap: 'answerHeaders' | 'answerBody'; readonly why: string };

const lossOfAnswer = ({ head, message }: Sent, missing = ''): AnswerLoss | undefined => {
  if (head.flaws.includes('malformed'))
    return { gap: 'answerHeaders', why: 'the head of its answer is not as HTTP/1.1 has it (RFC 9112)' };
  if (!message) return { gap: 'answerBody', why: missing };
  if (message.lost) return { gap: 'answerBody', why: `the body of its answer ${lossWords[message.lost]}` };
  return hasOddCoding(head)
    ? { gap: 'answerBody', why: 'the Transfer-Encoding of its answer is another than chunked' }
    : undefined;
};

const answerOf = (sent: Sent, missing: string | undefined): { answer: Answer; loss?: AnswerLoss } => {
  const { 'content-encoding': encoding, ...headers } = headersOf(linesOf(sent.head));
  const status = statusOf(sent.head);
  const loss = lossOfAnswer(sent, missing);
  if (loss) return { answer: { status, headers, body: '' }, loss };
  const body = decoded(sent.message?.body ?? Buffer.alloc(0), encoding);
  return typeof body === 'string'
    ? { answer: { status, headers, body: '' }, loss: { gap: 'answerBody', why: body } }
    : { answer: { status, headers, body } };
};

/** What is known of an exchange when it ends. */
export type Ended = {
  readonly request: Sent;
  readonly answer?: Sent;
  /** Why there is no answer, where the provider is the reason. */
  readonly silence?: Silence;
  /** Why the answer is not known, or not as a whole, where nobody can be blamed for that. */
  readonly missing?: string;
  readonly times?: Times;
};

const noAnswer = (detail = ''): Silence => ({ silence: 'unrecorded', detail });

type Known = { readonly answer: Answer | Silence; readonly gap?: Gap; readonly why?: string };

const known = ({ answer: answered, silence, missing }: Ended): Known => {
  if (answered) {
    const { answer, loss } = answerOf(answered, missing);
    return { answer, ...loss };
  }
  if (silence) return { answer: silence };
  return { answer: noAnswer(missing), gap: 'answer', ...(missing === undefined ? {} : { why: missing }) };
};

/** The exchange as the judges read it. */
export const seenOf = (contract: Contract, ended: Ended, target: string): Seen => {
  const { request, base } = requestOf(contract, ended.request, target);
  const { answer, gap, why: whyNot } = known(ended);
  const lost = lossOfRequest(ended.request);
  const gaps: readonly Gap[] = [...(lost === undefined ? [] : (['requestBody'] as const)), ...(gap ? [gap] : [])];
  const why: Why = {
    ...(lost === undefined ? {} : { requestBody: lost }),
    ...(gap && whyNot !== undefined ? { [gap]: whyNot } : {}),
  };
  return { exchange: { request, answer }, gaps, why, base, ...(ended.times ? { times: ended.times } : {}) };
};
