// The segments of a request path, without the differences in notation that name the same resource.
import { keyName } from './entity-type.ts';

const encoded = /%[\dA-F]{2}/gi;

// RFC 3986, 2.3, and the characters of a key in quotes: encoding them does not change what a path names.
const meaningless = /[\w.~()'-]/;

/** A path without percent-encoding where that makes no difference. */
export const normalised = (path: string): string =>
  path.includes('%')
    ? path.replaceAll(encoded, (code) => {
        const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
        return meaningless.test(character) ? character : code;
      })
    : path;

/** A segment with its percent-encoding decoded; unchanged where it is malformed. */
export const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

// The name of the key may stand before it (OData ABNF, keyValuePair).
const keyInQuotes = new RegExp(`\\((?:${keyName}=)?'([^/]+)'\\)`, 'g');

/** The segments of a normalised path, each key as a segment of its own; a slash at the end does not count. */
export const segmentsOf = (path: string): string[] =>
  path
    .replaceAll(keyInQuotes, (_, quoted: string) => `/${quoted.replaceAll("''", "'")}`)
    .replace(/\/$/, '')
    .split('/')
    .slice(1);

/** The last segment of a template: the collection that it ends in. */
export const collectionIn = (template: string): string => template.slice(template.lastIndexOf('/') + 1);
