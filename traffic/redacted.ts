// What a recorder or a tool that cleans recordings writes in the place of a secret: Dev Proxy writes REDACTED, others asterisks or a
// word in brackets.

import type { Headers } from '../contracts/judging/exchange.ts';
import { isJson } from '../contracts/odata/is-json.ts';
import { tokenPlaceholder } from './lines/placeholder.ts';

const word =
  'redacted|removed|masked|hidden|filtered|censored|sanitiz?s?ed|omitted|stripped|scrubbed|obfuscated|elided|suppressed|erased|' +
  'anonymiz?s?ed|not (?:shown|recorded|included|available)';

const sentence = new RegExp(
  String.raw`^[\s\[<({*#"'_-]*(?:\d+ (?:characters?|bytes?) )?(?:\w+[ _-]){0,3}(?:${word})\b[^"{}\n]{0,60}$`,
  'i',
);

/** Signs alone, and a text in brackets: `***`, `xxxx`, `{{token}}`, `<token>`. */
const signs = /^(?:[*•.…#?_-]{3,}|x{3,}|\{\{[^{}"]*\}\}|<[^<>"]*>|\[[^[\]",{}]+\]|\$\{[^{}]*\})$/i;

const longest = 120;

const isRedacted = (text: string): boolean => text.length < longest && (signs.test(text.trim()) || sentence.test(text));

/** Whether a body stands for one that is not in the recording. */
export const isRedactedBody = (text: string): boolean => text.length < longest && sentence.test(text) && !isJson(text);

/** Headers that something is judged by. */
const judged = {
  request: ['accept', 'content-encoding', 'content-type'],
  answer: ['content-type', 'retry-after', 'www-authenticate'],
} as const;

/** Whether a header that something is judged by was redacted. */
export const hasRedacted = (headers: Headers, of: keyof typeof judged): boolean =>
  judged[of].some((name) => isRedacted(headers[name] ?? ''));

const bearer = /^bearer\s+(?=\S)/i;

/** The headers of a request without an Authorization that was redacted; where its scheme was left, a placeholder is the token. */
export const withoutRedacted = ({ authorization, ...headers }: Headers): Headers => {
  if (authorization === undefined) return headers;
  const [scheme = ''] = bearer.exec(authorization) ?? [];
  const token = authorization.slice(scheme.length);
  if (token.trim() !== '' && !isRedacted(token)) return { ...headers, authorization };
  return scheme === '' ? headers : { ...headers, authorization: scheme + tokenPlaceholder };
};
