// Which ids may stand in a path as the key of a resource. An id that a server, or a proxy before it, could read as more than
// one segment would lead a request out of the place that it is meant for.

const longest = 1_000;

// Control and format characters, and the separators of lines: invisible where a person reads a plan.
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

// RFC 3986, 3.3 and 5.2.4; a backslash is a slash to some servers, and a semicolon begins parameters of a segment.
const delimiter = /[/\\?#]/;
const dots = /^ *\.{1,2} *(;|$)/;

const decodedOnce = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A text as it is after each round of percent-decoding: a proxy and a server may both decode. */
const readingsOf = (text: string): string[] => {
  const readings = [text];
  for (let last = text, next = decodedOnce(last); next !== last; last = next, next = decodedOnce(last))
    readings.push(next);
  // Some servers take wide forms, such as a full-width solidus, for the plain ones.
  return readings.flatMap((reading) => [reading, reading.normalize('NFKC')]);
};

/** Whether some server would find a dot segment in a key: one decodes %2F before it looks for them, another does not. */
export const hasDotSegment = (key: string): boolean =>
  readingsOf(key).some((text) => text.split(/[/\\]/).some((part) => dots.test(part)));

/** Why an id cannot be the key of a resource in a path, as the end of a sentence; undefined where it can. */
export const idError = (id: string): string | undefined => {
  if (id === '') return 'is empty';
  if (id.length > longest) return `is longer than ${longest} characters`;
  if (!id.isWellFormed()) return 'holds half a surrogate pair';
  const readings = readingsOf(id);
  if (readings.some((text) => delimiter.test(text))) return 'holds a slash, a backslash, "?" or "#"';
  if (hasDotSegment(id)) return 'is a dot segment, which leads to another path';
  return readings.some((text) => invisible.test(text)) ? 'holds a character that is not visible' : undefined;
};
