// The challenges of WWW-Authenticate (RFC 9110, 11.6.1): several in one header, each a scheme with its parameters.

const quotedText = /"(?:[^"\\]|\\.)*"/g;

/** Whether one of the challenges is of the scheme Bearer (RFC 6750, 3), in any letter case. */
export const hasBearer = (header: string): boolean =>
  header
    .replace(quotedText, '""')
    .split(',')
    .some((part) => /^\s*bearer(?:\s|$)/i.test(part));
