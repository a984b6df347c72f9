// Whether a body is the one that went over the wire, by the lengths that a recording gives of it.
import type { Headers } from '../../contracts/judging/exchange.ts';

export type Body = string | Uint8Array;

/** What a recording says of a body's length, in bytes: the Content-Length of the message, and the recorder's own count. */
export type Lengths = { readonly said: number | undefined; readonly size: number | undefined };

/** A length as a recorder writes it; many write -1 for one that they do not know. */
export const sizeOf = (size: unknown): number | undefined =>
  typeof size === 'number' && Number.isInteger(size) && size >= 0 ? size : undefined;

/** The length that a message says its body has, where it says one. */
export const saidLength = ({ 'content-length': said }: Headers): number | undefined =>
  said !== undefined && /^\d+$/.test(said) ? Number(said) : undefined;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Whether a text is UTF-8 that was read as Latin-1: as bytes of Latin-1 it is UTF-8 beyond ASCII. */
const isMisread = (text: string): boolean => {
  if (!/[\x80-\xff]/.test(text) || /[^\0-\xff]/.test(text)) return false;
  try {
    utf8.decode(Buffer.from(text, 'latin1'));
    return true;
  } catch {
    return false;
  }
};

/** What recorders put in the place of bytes that are not UTF-8: U+FFFD, or half a surrogate pair, as Python does. */
const isReplaced = (text: string): boolean => text.includes('\u{fffd}') || !text.isWellFormed();

/** Letters of a text, which some recorders count in the place of bytes. */
const lettersIn = (body: Body): number => body.length;

/** Whether the body of a request is whole: its Content-Length decides, or else the recorder's count, of bytes or of letters. */
export const isWholeRequest = (body: Body, { said, size }: Lengths): boolean => {
  const length = Buffer.byteLength(body);
  if (said !== undefined) return length === said;
  if (typeof body === 'string' && isReplaced(body)) return false;
  if (size === undefined || length === size) return true;
  return lettersIn(body) === size && !(typeof body === 'string' && isMisread(body));
};

/** Whether a text has as many letters as its message has bytes, or is UTF-8 read as Latin-1 by another length. */
const isOfOtherBytes = (text: string, { said, size }: Lengths): boolean =>
  text.length === said || (isMisread(text) && (said ?? size) !== undefined && Buffer.byteLength(text) !== size);

/**
 * Whether the body of an answer is whole. It was cut where a length is greater. One that is smaller says less: it may be that of the
 * compressed body, whose Content-Encoding the recorder left out.
 */
export const isWholeAnswer = (body: Body, { said, size }: Lengths): boolean => {
  const length = Buffer.byteLength(body);
  if (length === said) return true;
  if (length < (said ?? 0) || length < (size ?? 0)) return false;
  return typeof body !== 'string' || !(isReplaced(body) || isOfOtherBytes(body, { said, size }));
};
