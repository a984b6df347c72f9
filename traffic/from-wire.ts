// Bodies of answers that a recorder kept as they went over the wire, in gzip.
import { gunzipSync } from 'node:zlib';
import type { Headers } from '../contracts/judging/exchange.ts';
import { longestEntry } from './seen.ts';

const isGzip = (body: Uint8Array): boolean => body[0] === 0x1f && body[1] === 0x8b;

/** The body without its Content-Encoding, where it still has that; undefined where it cannot be decoded. */
export const fromWire = <Body extends string | Uint8Array>(
  body: Body,
  headers: Headers,
): Body | Uint8Array | undefined => {
  if (typeof body === 'string' || headers['content-encoding'] === undefined || !isGzip(body)) return body;
  try {
    return gunzipSync(body, { maxOutputLength: longestEntry });
  } catch {
    return undefined;
  }
};
