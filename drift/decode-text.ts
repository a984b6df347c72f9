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

const compressed: readonly (readonly [string, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 3, 4]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

const startOf = (bytes: Uint8Array, signatures: typeof marks): string | undefined =>
  signatures.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0];

const encodingOf = (bytes: Uint8Array): string => {
  const known = startOf(bytes, [...marks, ...widths]);
  if (known !== undefined) return known;
  const [, named = 'utf-8'] = declared.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1')) ?? [];
  return named;
};

/**
 * The text of a description, without a byte order mark.
 * @throws NotADescription for bytes that are not of the encoding they declare, or compressed.
 */
export const decodeText = (bytes: Uint8Array): string => {
  const packed = startOf(bytes, compressed);
  if (packed !== undefined) throw new NotADescription(`it is compressed with ${packed}: unpack it first`);
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new NotADescription(`it is not text in ${encoding}`);
  }
};
