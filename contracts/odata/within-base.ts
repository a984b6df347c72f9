// The last check of a path before it is sent: whatever made it, it stays below the base URL.

// RFC 3986, 5.2.4: what a server takes for "." or "..", also where it, or a proxy before it, decodes more than once.
const dotSegment = /\/(?:\.|%(?:25)*2e){1,2}(?=[/;]|%(?:25)*(?:2f|5c|3b)|$)/i;

// No request target holds these (RFC 9112, 3.2); some servers take a backslash for a slash.
const neverSent = /[^\x21-\x7e]|[\\#]/;

const withoutQuery = (path: string): string => path.split('?', 1)[0] ?? '';

/** Whether a path, with its query, names a resource below the base URL it is added to. */
export const isWithinBase = (path: string): boolean =>
  path.startsWith('/') && !path.startsWith('//') && !neverSent.test(path) && !dotSegment.test(withoutQuery(path));
