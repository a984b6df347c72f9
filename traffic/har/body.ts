// The bodies of a HAR entry, and whether the recording holds them as they went over the wire.
import type { Headers } from '../../contracts/judging/exchange.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { fromBase64 } from '../base64.ts';

/** A body, and whether all of it is there as it was sent. */
export type Held = { readonly body: string | Uint8Array; readonly isWhole: boolean };

type Json = Readonly<Record<string, unknown>>;

const lengthOf = (body: string | Uint8Array): number => Buffer.byteLength(body);

// What a recorder puts in the place of bytes that are not UTF-8, when it writes them as text.
const isReplaced = (text: string): boolean => text.includes('\u{fffd}');

const contentOf = ({ text, encoding }: Json): string | Uint8Array | undefined => {
  if (typeof text !== 'string') return undefined;
  return encoding === 'base64' ? fromBase64(text) : text;
};

const sizeOf = (size: unknown): number | undefined =>
  typeof size === 'number' && Number.isInteger(size) && size >= 0 ? size : undefined;

/** The length that a message says its body has, where it says one. */
const saidLength = ({ 'content-length': said }: Headers): number | undefined =>
  said !== undefined && /^\d+$/.test(said) ? Number(said) : undefined;

/** Where there is no text, only a length of 0 says that there was no body: recorders write -1 for one that they lost. */
const absent = (expected: number | undefined): Held => ({ body: '', isWhole: expected === 0 });

/** An empty text is an empty body, unless its length says otherwise. */
const empty = (expected: number | undefined): Held => ({ body: '', isWhole: (expected ?? 0) === 0 });

/** The body of a request: its content-length, or else `bodySize`, says whether it is whole. */
export const requestBody = (request: Json, headers: Headers): Held => {
  const body = isObject(request['postData']) ? contentOf(request['postData']) : undefined;
  const size = sizeOf(request['bodySize']);
  // Some recorders write 0 for a size that they do not know, beside the body.
  const expected = saidLength(headers) ?? (body && size === 0 ? undefined : size);
  if (body === undefined) return absent(expected);
  if (body === '') return empty(expected);
  const isText = typeof body === 'string';
  return { body, isWhole: (expected === undefined || lengthOf(body) === expected) && !(isText && isReplaced(body)) };
};

const decodes = (headers: Headers): boolean => headers['content-encoding'] !== undefined;

/**
 * The body of an answer, which a HAR holds decoded (HAR 1.2, content): `content.size` is its length, and where nothing was
 * encoded the content-length is as well. A recorder that lost the body leaves `content.text` out.
 */
export const answerBody = (response: Json, headers: Headers): Held => {
  const content = isObject(response['content']) ? response['content'] : {};
  const body = contentOf(content);
  const said = decodes(headers) ? undefined : saidLength(headers);
  const expected = said ?? sizeOf(content['size']);
  if (body === undefined) return absent(expected);
  if (body === '') return empty(expected);
  const isText = typeof body === 'string';
  const isCut = said !== undefined && lengthOf(body) < said;
  return { body, isWhole: !isCut && !(isText && isReplaced(body)) };
};
