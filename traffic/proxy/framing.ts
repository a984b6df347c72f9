// How long the body of a message in HTTP/1.1 is (RFC 9112, 6.3), by its head.
import { type Head, valuesOf } from './head.ts';

/** `close`: until the connection ends. `unknown`: nobody can say, so that what follows is passed on unread. */
export type Framing =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' | 'close' | 'unknown' };

const none: Framing = { kind: 'length', length: 0 };

const codingsOf = (head: Head): string => valuesOf(head, 'transfer-encoding').join().toLowerCase().trim();

const byLength = (head: Head): Framing | undefined => {
  const lengths = new Set(
    valuesOf(head, 'content-length').flatMap((value) => value.split(',').map((one) => one.trim())),
  );
  if (lengths.size === 0) return undefined;
  const [length = ''] = lengths;
  return lengths.size === 1 && /^\d{1,15}$/.test(length)
    ? { kind: 'length', length: Number(length) }
    : { kind: 'unknown' };
};

/** The body of a request: none unless its head says so. */
export const requestFraming = (head: Head): Framing => {
  const codings = codingsOf(head);
  if (codings === '') return byLength(head) ?? none;
  return codings.endsWith('chunked') ? { kind: 'chunked' } : { kind: 'unknown' };
};

/** Bytes of the headers of a request; a server may refuse more (RFC 6585, 5), and the gate reads no more. */
const longestHead = 64 * 1024;

/** Whether a body is coded by more than chunks, which nobody has to know (RFC 9112, 6.1). */
export const hasOddCoding = (head: Head): boolean => !['', 'chunked'].includes(codingsOf(head));

/** How a server may read a request otherwise, or refuse it, whatever it asks for; undefined where there is nothing of the kind. */
export const ambiguityOf = (head: Head): string | undefined => {
  const [lengths, hosts] = [valuesOf(head, 'content-length'), valuesOf(head, 'host')];
  if (head.flaws.length > 0) return 'its head is not as HTTP/1.1 has it (RFC 9112)';
  if (head.size > longestHead) return `its headers are longer than ${longestHead} bytes`;
  if (codingsOf(head) !== '' && lengths.length > 0) return 'it has a Content-Length and a Transfer-Encoding';
  if (lengths.length > 1 || !lengths.every((length) => /^\d{1,15}$/.test(length)))
    return 'its Content-Length is not one number';
  if (hasOddCoding(head)) return 'its Transfer-Encoding is another than chunked';
  if (hosts.length > 1) return 'it has more than one Host';
  return head.startLine.endsWith(' HTTP/1.1') && hosts.length === 0 ? 'it has no Host' : undefined;
};

/** The status of an answer, or 0. */
export const statusOf = ({ startLine }: Head): number =>
  Number(/^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(startLine)?.[1] ?? 0);

/** Whether an answer is followed by another one to the same request. */
export const isInterim = (head: Head): boolean =>
  statusOf(head) >= 100 && statusOf(head) < 200 && statusOf(head) !== 101;

/** Whether behind an answer to a request with a method the connection is for another protocol (RFC 9110, 7.8 and 9.3.6). */
export const isSwitch = (head: Head, method: string): boolean =>
  statusOf(head) === 101 || (method === 'CONNECT' && statusOf(head) >= 200 && statusOf(head) < 300);

/** The body of an answer to a request with a method. */
export const answerFraming = (head: Head, method: string): Framing => {
  const status = statusOf(head);
  if (status === 0 || isSwitch(head, method)) return { kind: 'unknown' };
  if (isInterim(head) || method === 'HEAD' || status === 204 || status === 304) return none;
  const codings = codingsOf(head);
  if (codings !== '') return codings.endsWith('chunked') ? { kind: 'chunked' } : { kind: 'close' };
  return byLength(head) ?? { kind: 'close' };
};
