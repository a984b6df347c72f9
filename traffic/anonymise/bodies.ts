// Bodies without names and ids: the values of JSON change where they stand, in JSON within JSON as well, and in a body that is compressed.
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { encodingOf } from '../../contracts/odata/content-encoding.ts';
import { decodeBody } from '../../engine/connection/decode-body.ts';
import { bytesOfText, textOfBytes } from './bytes.ts';
import { withStrings } from './json-strings.ts';
import type { Replaced, Texts } from './texts.ts';

export type Body = string | Uint8Array;

export type BodyRules = {
  readonly texts: Texts;
  /** Whether the value behind a name is somebody's. */
  readonly isValue: (name: string, value: string) => boolean;
  readonly pseudonymOf: (value: string) => string;
};

/** A text of a client, of which nothing is known, or of a provider, whose words matter. */
type Speaker = 'client' | 'provider';

const encoders: Readonly<Record<string, (body: Uint8Array) => Uint8Array>> = {
  gzip: (body) => gzipSync(body),
  'x-gzip': (body) => gzipSync(body),
  deflate: (body) => deflateSync(body),
  br: (body) => brotliCompressSync(body),
  zstd: (body) => zstdCompressSync(body),
};

/** What is decoded; a body that cannot be is replaced, since nobody can say what is in it. */
const decoded = (body: Body, coding: string | undefined): Uint8Array => {
  try {
    return decodeBody(Buffer.from(body), coding);
  } catch {
    return Buffer.from('[a body that is too long to be decoded]');
  }
};

const isJson = /^\s*[[{"]/;

const isWholeJson = (text: string): boolean => {
  try {
    return isJson.test(text) && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};

/** The digits of a number, of which the first is no zero. */
const digits = /(?<![\d.])[1-9]\d{3,}(?![\d.])/g;

/** Bodies that are changed by these rules. */
export const openBodies = ({ texts, isValue, pseudonymOf }: BodyRules) => {
  const replace = (value: string, replaced: Replaced): string => {
    const pseudonym = pseudonymOf(value);
    replaced.set(value, pseudonym);
    return pseudonym;
  };

  const between = (name: string, text: string, replaced: Replaced): string => {
    const others = /[\p{L}]{3}/u.test(text) ? texts.unknown(text, replaced) : text;
    if (name === '' || !isValue(name, text)) return others;
    return others.replaceAll(digits, (found) => {
      const other = pseudonymOf(found).replace(/^0/, '1');
      replaced.set(found, other);
      return other;
    });
  };

  /** Values first, so that they are known wherever else they stand. */
  const ofJson = (text: string, replaced: Replaced): string => {
    const values = withStrings(text, (name, value) => (isValue(name, value) ? replace(value, replaced) : value));
    return withStrings(values, {
      string: (name, value) => {
        if (isValue(name, value)) return value;
        return isWholeJson(value) ? ofJson(value, replaced) : texts.known(value, replaced);
      },
      between: (name, part) => between(name, part, replaced),
    });
  };

  const ofText = (text: string, replaced: Replaced, speaker: Speaker): string => {
    if (isJson.test(text)) return ofJson(text, replaced);
    return speaker === 'client' ? texts.unknown(text, replaced) : texts.known(text, replaced);
  };

  const ofBody = (body: Body, replaced: Replaced, speaker: Speaker): Body =>
    typeof body === 'string'
      ? ofText(body, replaced, speaker)
      : bytesOfText(ofText(textOfBytes(body), replaced, speaker));

  return {
    replace,
    answer: (body: Body, replaced: Replaced): Body => ofBody(body, replaced, 'provider'),
    /** The body of a request with this Content-Encoding. */
    request: (body: Body, encoding: string | undefined, replaced: Replaced): Body => {
      const coding = encodingOf(encoding);
      const encode = coding === undefined ? undefined : encoders[coding];
      if (!encode) return ofBody(body, replaced, 'client');
      const plain = decoded(body, coding);
      return encode(Buffer.from(ofBody(plain, replaced, 'client')));
    },
  };
};
