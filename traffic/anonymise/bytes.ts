// Bytes as a text and back, whatever they are: a byte that is not UTF-8 is half a surrogate pair in the text (as PEP 383 has it).

/** The first half of a pair that stands for a byte. */
const firstHalf = 0xdc00;

/** Bytes of a letter in UTF-8, by its first byte. */
const lengthFrom = (byte: number): number => (byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);

const letterAt = (bytes: Buffer, place: number): string | undefined => {
  const part = bytes.subarray(place, place + lengthFrom(bytes[place] ?? 0));
  const text = part.toString('utf8');
  return Buffer.from(text).equals(part) ? text : undefined;
};

const escaped = (bytes: Buffer): string => {
  const letters: string[] = [];
  for (let place = 0; place < bytes.length; ) {
    const letter = letterAt(bytes, place);
    letters.push(letter ?? String.fromCharCode(firstHalf + (bytes[place] ?? 0)));
    place += letter === undefined ? 1 : Buffer.byteLength(letter);
  }
  return letters.join('');
};

/** The text of bytes. */
export const textOfBytes = (body: Uint8Array): string => {
  const bytes = Buffer.from(body);
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : escaped(bytes);
};

/** The bytes of a text that `textOfBytes` gave. */
export const bytesOfText = (text: string): Uint8Array =>
  text.isWellFormed()
    ? Buffer.from(text)
    : Buffer.concat(
        [...text].map((letter) => {
          const code = letter.codePointAt(0) ?? 0;
          return code >= firstHalf && code <= firstHalf + 0xff ? Buffer.from([code - firstHalf]) : Buffer.from(letter);
        }),
      );
