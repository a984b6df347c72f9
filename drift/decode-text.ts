// The bytes of a description as text: UTF-8, UTF-16 with or without a byte order mark, or what an XML declaration names.
import { NotADescription } from './not-a-description.ts';

const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

// XML 1.0, appendix F: the first characters of a document are ASCII, so that zeros show the width of each.
const widths: readonly (readonly [string, readonly number[]])[] = [
  ['utf-16le', [0x3c, 0]],
  ['utf-16be', [0, 0x3c]],
  ['utf-16le', [0x7b, 0]],
  ['utf-16be', [0, 0x7b]],
];

const declared = /^<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/;

const encodingOf = (bytes: Uint8Array): string => {
  const begins = ([, signature]: readonly [string, readonly number[]]): boolean =>
    signature.every((byte, index) => bytes[index] === byte);
  const [known] = [...marks, ...widths].find(begins) ?? [];
  if (known !== undefined) return known;
  const [, named = 'utf-8'] = declared.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1')) ?? [];
  return named;
};

/**
 * The text of a description, without a byte order mark.
 * @throws NotADescription for bytes that are not of the encoding they declare.
 */
export const decodeText = (bytes: Uint8Array): string => {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new NotADescription(`it is not text in ${encoding}`);
  }
};
