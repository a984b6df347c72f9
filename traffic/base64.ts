// Bytes in base64, as recordings hold them.

/** Letters of base64 and white space (RFC 4648, 4), and at the end padding. */
export const base64 = /^[\w+/\s-]*={0,2}\s*$/;

/** The bytes of a text; undefined where it is not base64. */
export const fromBase64 = (text: string): Uint8Array | undefined =>
  base64.test(text) ? Buffer.from(text, 'base64') : undefined;
