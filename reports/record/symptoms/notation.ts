// Features of how a request is written, whatever its values: escapes, white space, order, annotations, headers.
import type { Request } from '../../../contracts/judging/exchange.ts';
import { typeAnnotation } from '../../../contracts/odata/entity-type.ts';
import type { Named } from './named.ts';

const textOf = (body: Request['body']): string => (typeof body === 'string' ? body : Buffer.from(body).toString());

const escapedName = /[{,]\s*"[^"]*\\u[\da-fA-F]{4}[^"]*"\s*:/;

/** `needs`: a text without it does not have the feature; `pattern`: whether one with it has the feature, where not all do. */
type InText = readonly [named: Named, needs: string, pattern?: RegExp];

const inText: readonly InText[] = [
  [{ name: 'the body has an escaped slash', about: 'bodies.escapes' }, '\\/'],
  [{ name: 'the body has escaped names', about: 'bodies.escapes' }, '\\u', escapedName],
  [{ name: 'the body has escapes (\\u)', about: 'bodies.escapes' }, '\\u'],
  [{ name: 'the body has an escaped NUL' }, '\\u0000'],
  [{ name: 'the body has a string __proto__' }, '"__proto__"'],
  [{ name: 'the body has tabs between tokens', about: 'bodies.whiteSpace' }, '\t', /[{,:]\s*\t/],
  [{ name: 'the body has CRLF between tokens', about: 'bodies.whiteSpace' }, '\r\n', /[{,:]\s*\r\n/],
  [{ name: 'the body has line ends between tokens', about: 'bodies.whiteSpace' }, '\n', /[{,:]\s*\n/],
  [{ name: 'the body has blanks before a colon', about: 'bodies.whiteSpace' }, '', /"\s+:/],
  [{ name: 'the body begins with white space', about: 'bodies.whiteSpace' }, '', /^\s/],
  [{ name: 'the body contains a character outside the BMP' }, '', /[\u{10000}-\u{10ffff}]/u],
  [{ name: 'the body is empty' }, '', /^\s*$/],
];

const charset: Named = { name: 'Content-Type has a charset', about: 'headers.contentType.charset' };
const quotedCharset: Named = { name: 'Content-Type has a charset in quotes', about: 'headers.contentType.charset' };
const unauthorized: Named = { name: 'Authorization is missing' };

/** The features of the headers of a request. */
export const ofHeaders = ({ headers }: Request): readonly Named[] => {
  const contentType = headers['content-type'] ?? '';
  return [
    ...(/charset/i.test(contentType) ? [charset] : []),
    ...(contentType.includes('"') ? [quotedCharset] : []),
    ...(headers['authorization'] === undefined ? [unauthorized] : []),
  ];
};

const isInOrder = (names: readonly string[], documented: readonly string[]): boolean => {
  let latest = -1;
  for (const name of names) {
    const place = documented.indexOf(name);
    if (place >= 0 && place < latest) return false;
    if (place >= 0) latest = place;
  }
  return true;
};

const withoutType: Named = { name: `the body has no ${typeAnnotation}`, about: 'bodies.withoutType' };
const otherStart: Named = { name: `the body begins with another member than documented`, about: 'bodies.order' };
const typeLater: Named = { name: `${typeAnnotation} is not the first member`, about: 'bodies.order' };
const otherOrder: Named = { name: 'the members are in another order than documented', about: 'bodies.order' };
const annotated: Named = { name: `the body has an annotation beside ${typeAnnotation}`, about: 'bodies.annotations' };

/** The features of the members of a body: their order and their annotations. */
export const ofMembers = (names: readonly string[], documented: readonly string[]): readonly Named[] => [
  ...(names.includes(typeAnnotation) ? [] : [withoutType]),
  ...(documented.slice(0, 2).includes(names[0] ?? '') ? [] : [otherStart]),
  ...(names.indexOf(typeAnnotation) > 0 ? [typeLater] : []),
  ...(isInOrder(names, documented) ? [] : [otherOrder]),
  ...(names.some((name) => name.includes('@') && name !== typeAnnotation) ? [annotated] : []),
];

/** The features of how a body is written. */
export const ofNotation = (body: Request['body']): readonly Named[] => {
  const text = textOf(body);
  return inText
    .filter(([, needs, pattern]) => text.includes(needs) && (pattern === undefined || pattern.test(text)))
    .map(([named]) => named);
};
