// What a request holds that is in no record and no report, wherever it stands.
import type { Headers, Request } from '../../contracts/judging/exchange.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { shownAddress, shownHeaders } from '../../engine/redaction/shown-request.ts';
import { isBatch } from '../../fixtures/tenant/batch-envelope.ts';
import { tokenPlaceholder } from './placeholder.ts';

/** Headers and parameters that are made for secrets; of others a value that is not shown may be a word like any other. */
const forSecrets = /auth|cookie|key|token|secret|passw|session|credential|signature|^sig$|^code$/i;

/** How values look that nobody wrote: of some length, without blanks, and with a digit. */
const isLikeSecret = (value: string): boolean => /^[\w.~+/=-]{16,}$/.test(value) && /\d/.test(value);

/** As many letters in a row as a secret is found by. */
const piece = 10;

/** Whether a value has a piece of a text, which would be taken for the secret there. */
const sharesPiece = (value: string, text: string): boolean =>
  Array.from({ length: Math.max(value.length - piece + 1, 0) }, (_, at) => value.slice(at, at + piece)).some((one) =>
    text.includes(one),
  );

type Named = readonly [name: string, value: string];

const hiddenIn = (headers: Headers): readonly Named[] =>
  Object.entries(shownHeaders(headers)).flatMap(([name, value]): Named[] => {
    const given = headers[name] ?? '';
    // Without the scheme of an Authorization.
    return given === value ? [] : [[name, given.replace(/^[a-z]+ +(?=\S)/i, '')]];
  });

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

const hiddenInQuery = (query: string): readonly Named[] =>
  query
    .replace(/^[^?]*\??/, '')
    .split('&')
    .flatMap((parameter): Named[] => {
      const [name = '', ...value] = parameter.split('=');
      const isShown = shownAddress(`?${parameter}`) === `?${parameter}`;
      return isShown ? [] : [[name, decoded(value.join('='))]];
    });

const isText = (entry: readonly [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';

/** The same of the requests of a batch, as they stand in its body. */
const hiddenInBatch = ({ body }: Request): readonly Named[] => {
  const reading = readBody(body);
  const items = 'value' in reading && isObject(reading.value) ? reading.value['requests'] : undefined;
  return (Array.isArray(items) ? items : [])
    .filter(isObject)
    .flatMap(({ headers, url }) => [
      ...(isObject(headers) ? hiddenIn(Object.fromEntries(Object.entries(headers).filter(isText))) : []),
      ...(typeof url === 'string' && url.includes('?') ? hiddenInQuery(url) : []),
    ]);
};

/** The secrets of a request: of its headers and of its query, and where it is a batch, of those in it. */
export const secretsInRequest = (request: Request): readonly string[] => {
  const { headers, query = '', path } = request;
  const hidden = [...hiddenIn(headers), ...hiddenInQuery(query), ...(isBatch(request) ? hiddenInBatch(request) : [])];
  return hidden
    .filter(([name, value]) => forSecrets.test(name) || (isLikeSecret(value) && !sharesPiece(value, path)))
    .map(([, value]) => value)
    .filter((value) => value !== '' && value !== tokenPlaceholder);
};
