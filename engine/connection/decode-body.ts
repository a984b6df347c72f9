// Undoes the Content-Encoding of an answer's body (RFC 9110, 8.4).
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { ownValue } from '../../contracts/odata/own-value.ts';
import { largestBody } from './answer-limits.ts';
import { codeOf, messageOf } from './error-code.ts';
import { isExhaustion } from './error-origins.ts';

type Decoder = (body: Buffer) => Buffer;

const limit = { maxOutputLength: largestBody };

// Many servers call raw deflate (RFC 1951) by the name of zlib's format (RFC 1950).
const inflate: Decoder = (body) => {
  try {
    return inflateSync(body, limit);
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw error;
    return inflateRawSync(body, limit);
  }
};

const gunzip: Decoder = (body) => gunzipSync(body, limit);

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: inflate,
  br: (body) => brotliDecompressSync(body, limit),
  zstd: (body) => zstdDecompressSync(body, limit),
};

/** The codings of a header, the last one applied first, as they have to be undone. */
const codingsIn = (header: string): string[] =>
  header
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .reverse();

/** A coding of a header that this machine does not know, if there is one. */
export const unknownCodingIn = (header = ''): string | undefined =>
  codingsIn(header).find((coding) => !['', 'identity'].includes(coding) && ownValue(decoders, coding) === undefined);

// It takes the place of the body: the status and the headers count, and what needs the body finds no JSON in it.
const undecodable = (coding: string, why: string): Buffer =>
  Buffer.from(`[the body of this answer cannot be decoded as ${coding}: ${why}]`);

// Longer than is read, or than this machine has memory for: neither says that it cannot be decoded.
const isOurs = (error: unknown): boolean =>
  codeOf(error) === 'ERR_BUFFER_TOO_LARGE' || isExhaustion(codeOf(error)) || codeOf(error) === '';

/**
 * The body without its Content-Encoding. One that cannot be decoded becomes a sentence that says so.
 * @throws RangeError (ERR_BUFFER_TOO_LARGE) when it would be longer than `largestBody`; the error of this machine when it
 * has no memory for it.
 */
export const decodeBody = (body: Buffer, header: string | undefined): Buffer => {
  if (header === undefined || body.length === 0) return body;
  let decoded = body;
  for (const coding of codingsIn(header)) {
    try {
      decoded = ownValue(decoders, coding)?.(decoded) ?? decoded;
    } catch (error) {
      if (isOurs(error)) throw error;
      return undecodable(coding, messageOf(error));
    }
  }
  return decoded;
};
