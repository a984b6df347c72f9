// Takes the tokens of a run out of every answer, before it is cut, judged, kept or shown.
import { type Answer, isSilence, type Request, type Silence } from '../../contracts/judging/exchange.ts';
import { growingRedactor, type Redactor, type Secrets, type Sent } from '../redaction/redactor.ts';

const textOf = (body: string | Uint8Array): string => (typeof body === 'string' ? body : Buffer.from(body).toString());

const sentIn =
  ({ path, body }: Request): Sent =>
  () => [path, textOf(body)];

const cleanBody = (clean: Redactor, body: string | Uint8Array, sent: Sent): string | Uint8Array =>
  typeof body === 'string' ? clean.text(body, sent) : clean.bytes(body, sent);

/** The headers without secrets; the very same where they hold none. Headers are Latin-1 (RFC 9110, 5.5). */
const cleanHeaders = (clean: Redactor, headers: Answer['headers'], sent: Sent): Answer['headers'] => {
  let head = '';
  for (const name in headers) head += `${name} ${headers[name]}\n`;
  const bytes = Buffer.from(head, 'latin1');
  if (clean.bytes(bytes, sent) === bytes) return headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [clean.text(name, sent), clean.text(value, sent)]),
  );
};

type Clean = (answer: Answer | Silence, sent: Request) => Answer | Silence;

/**
 * A function that takes the tokens a run holds by then out of an answer, bytes and headers: half a token is a secret too.
 * What the request itself contains is not a secret, and its echo stays; nor are these `words`.
 */
export const answerRedactor = (held: () => Secrets, words: () => ReadonlySet<string> = () => new Set()): Clean => {
  const redactorNow = growingRedactor(held, words);
  return (answer, request) => {
    const [clean, sent] = [redactorNow(), sentIn(request)];
    if (isSilence(answer)) return { ...answer, detail: clean.text(answer.detail) };
    const [headers, body] = [cleanHeaders(clean, answer.headers, sent), cleanBody(clean, answer.body, sent)];
    return headers === answer.headers && body === answer.body ? answer : { ...answer, headers, body };
  };
};
