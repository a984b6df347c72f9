// The encoding of a body (RFC 9110, 8.4).

/** The encoding that a Content-Encoding header names, or undefined where the body is sent as it is. */
export const encodingOf = (header: string | undefined): string | undefined => {
  const encoding = header?.trim().toLowerCase() ?? '';
  return encoding === '' || encoding === 'identity' ? undefined : encoding;
};
