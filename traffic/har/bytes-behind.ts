// The bytes that a recorder read with another encoding than UTF-8, found again.

/** Read as Latin-1, as Chromium reads a body that is not UTF-8, and mitmproxy one whose media type is not JSON: a letter is a byte. */
const latin1 = (text: string): Uint8Array | undefined =>
  /^[\0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1') : undefined;

const escaped = /([\u{dc80}-\u{dcff}])/u;

/** Python writes a byte that is not UTF-8 as half a surrogate pair (PEP 383). */
const surrogateEscape = (text: string): Uint8Array | undefined =>
  escaped.test(text)
    ? Buffer.concat(
        text.split(escaped).map((part, index) => (index % 2 ? Buffer.of(part.charCodeAt(0) % 256) : Buffer.from(part))),
      )
    : undefined;

/** The bytes of a text that has another length in UTF-8 than its message said; undefined where no reading has that length. */
export const bytesBehind = (text: string, said: number): Uint8Array | undefined =>
  [latin1(text), surrogateEscape(text)].find((bytes) => bytes?.length === said);
