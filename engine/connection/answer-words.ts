// What an answer says in its own words: the reason in its body, short, on one line and harmless in a terminal.
import type { Answer } from '../../contracts/judging/exchange.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { plainWords } from '../output/visible.ts';

/** Bytes of a body that are looked at. */
const longestLook = 8_192;

/** Characters that are shown. */
const longest = 200;

const textAt = (value: unknown, name: string): string => {
  const found = isObject(value) ? value[name] : undefined;
  return typeof found === 'string' ? found : '';
};

// OData and Graph, OAuth (RFC 6749, 5.2), problem details (RFC 9457), and what gateways write.
const reasonIn = (value: unknown): string => {
  const error = isObject(value) ? value['error'] : undefined;
  const candidates = [
    textAt(error, 'message') || textAt(error, 'code'),
    textAt(value, 'error_description'),
    textAt(value, 'detail'),
    ...['title', 'message', 'Message', 'error'].map((name) => textAt(value, name)),
  ];
  return candidates.find((text) => text !== '') ?? '';
};

const withoutTags = (html: string): string =>
  html.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replaceAll(/<[^<>]*>/g, ' ');

const wordsInBody = ({ body }: Answer): string => {
  const reading = readBody(body);
  if ('value' in reading && typeof reading.value === 'object') return reasonIn(reading.value);
  return withoutTags(Buffer.from(body).subarray(0, longestLook).toString('utf8'));
};

/** The `error_description` of a Bearer challenge (RFC 6750, 3). */
const wordsInChallenge = ({ headers }: Answer): string =>
  /error_description="([^"]*)"/.exec(headers['www-authenticate'] ?? '')?.[1] ?? '';

/** The reason that an answer gives, in quotes and at most 200 characters long; undefined where it gives none. */
export const wordsOf = (answer: Answer): string | undefined => {
  const text = plainWords(wordsInBody(answer)) || plainWords(wordsInChallenge(answer));
  if (!/\p{L}/u.test(text)) return undefined;
  return JSON.stringify(text.length <= longest ? text : `${text.slice(0, longest)}…`);
};
