// The bodies of a HAR entry, and whether the recording holds them as they went over the wire.
import type { Headers } from '../../contracts/judging/exchange.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { fromBase64 } from '../base64.ts';
import { fromWire } from '../from-wire.ts';
import { isRedactedBody } from '../redacted.ts';
import { bytesBehind } from './bytes-behind.ts';
import { type Body, isWholeAnswer, isWholeRequest, type Lengths, saidLength, sizeOf } from './lengths.ts';

/** A body, and whether all of it is there as it was sent. */
export type Held = { readonly body: Body; readonly isWhole: boolean };

type Json = Readonly<Record<string, unknown>>;

const objectIn = (value: unknown): Json => (isObject(value) ? value : {});

/** Members that say that a text is base64: `encoding` of HAR 1.2, and what recorders write in postData, which has none. */
const isBase64 = (content: Json): boolean =>
  [content['encoding'], content['_encoding']].some((name) => /^base64$/i.test(String(name))) ||
  [content['base64'], content['_base64']].includes(true);

const textIn = (content: Json): Body | undefined => {
  const { text } = content;
  if (typeof text !== 'string' || isRedactedBody(text)) return undefined;
  return isBase64(content) ? fromBase64(text) : text;
};

const asJsonText = (text: string): Body | undefined => {
  try {
    const value: unknown = text.startsWith('"') ? JSON.parse(text) : undefined;
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};

/** What recorders write anew without saying so: base64, and JSON that was written into JSON. */
const otherReadings = (text: string): readonly Body[] =>
  [fromBase64(text.trim()), asJsonText(text)].filter((body) => body !== undefined);

/** The body that a text stands for: another reading of it, where that has a length that the recording gives and the text does not. */
const asStated = (body: Body | undefined, { said, size }: Lengths): Body | undefined => {
  const fits = (one: Body): boolean => [said, size].includes(Buffer.byteLength(one));
  if (typeof body !== 'string' || body === '' || Buffer.byteLength(body) === said) return body;
  const bytes = said === undefined ? undefined : bytesBehind(body, said);
  if (bytes || fits(body)) return bytes ?? body;
  return otherReadings(body).find(fits) ?? body;
};

const isFilled = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/**
 * Members that say that a body was elsewhere or is left out, where there is no text: a file beside the HAR (Playwright), a form's fields,
 * the reason (Firefox, HTTP Toolkit), JSON in the place of its text.
 */
const tracesOfBody = ['_file', '_sha1', 'params', 'comment', 'text', '_requestBodyStatus', '_error', '_failureText'];

const hasTraces = (...parts: readonly Json[]): boolean =>
  parts.some((part) => tracesOfBody.some((name) => isFilled(part[name])));

/** Where there is no text, only a length of 0 says that there was no body. */
const absent = (expected: number | undefined): Held => ({ body: '', isWhole: expected === 0 });

/** An empty text is an empty body, unless its length says otherwise. */
const empty = (expected: number | undefined): Held => ({ body: '', isWhole: (expected ?? 0) === 0 });

/** HTTP Toolkit writes a body that is no text beside postData. */
const sentIn = (request: Json): Body | undefined => {
  const body = textIn(objectIn(request['postData']));
  return body || (textIn(objectIn(request['_content'])) ?? body);
};

const isPost = (data: unknown): boolean => !(data === undefined || data === null || isObject(data));

type Emptiness = {
  readonly body: Body | undefined;
  readonly said: number | undefined;
  readonly size: number | undefined;
};

const emptyOrLost = ({ body, said, size }: Emptiness, isTraced: boolean): Held => {
  if (isTraced) return { body: '', isWhole: said === 0 };
  return body === undefined ? absent(said ?? size) : empty(said ?? size);
};

/** The body of a request: its Content-Length, or else `bodySize`, says whether it is whole. */
export const requestBody = (request: Json, headers: Headers): Held => {
  const [said, size] = [saidLength(headers), sizeOf(request['bodySize'])];
  const body = asStated(sentIn(request), { said, size });
  if (body === undefined || body.length === 0) {
    const { postData, comment: _, ...others } = request;
    return emptyOrLost({ body, said, size }, isPost(postData) || hasTraces(objectIn(postData), others));
  }
  // Some recorders write 0 for a size that they do not know, beside the body.
  return { body, isWhole: isWholeRequest(body, { said, size: size || undefined }) };
};

const decodes = (headers: Headers): boolean => headers['content-encoding'] !== undefined;

const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i;

/** Charsets whose letters are bytes that can be told from the text: UTF-8, and those of one byte a letter. */
const plain = /^(?:utf-?8|(?:us-)?ascii|(?:x-)?(?:iso-?8859|latin-?|windows-?125|cp-?125).*|)$/i;

/** Whether letters were made of the bytes by another charset: what the bytes were is not known, and they may have been UTF-8. */
const isOtherCharset = ({ 'content-type': type = '' }: Headers): boolean => !plain.test(charset.exec(type)?.[1] ?? '');

/** The length of a decoded body as the recorder counted it; mitmproxy counts the bytes that went over the wire, as in `bodySize`. */
const decodedSize = ({ bodySize }: Json, { size }: Json, headers: Headers): number | undefined =>
  decodes(headers) && size === bodySize ? undefined : sizeOf(size);

/**
 * The body of an answer, which a HAR holds decoded (HAR 1.2, content): `content.size` is its length, and where nothing was
 * encoded the content-length is as well. A recorder that lost the body leaves `content.text` out.
 */
export const answerBody = (response: Json, headers: Headers): Held => {
  const content = objectIn(response['content']);
  const said = decodes(headers) ? undefined : saidLength(headers);
  const size = decodedSize(response, content, headers);
  const held = asStated(textIn(content), { said, size });
  const body = held && fromWire(held, headers);
  if (body !== undefined && body.length > 0)
    return { body, isWhole: isWholeAnswer(body, { said, size }) && !isOtherCharset(headers) };
  const { comment: _, ...others } = response;
  return emptyOrLost({ body, said, size }, hasTraces(content, others));
};
