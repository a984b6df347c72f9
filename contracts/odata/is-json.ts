// Whether a text is JSON.

/** Whether a text is one JSON value (RFC 8259, 2). */
export const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
