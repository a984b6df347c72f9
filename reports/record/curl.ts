// A request as a curl command for any POSIX shell; the token is taken from the environment.
import { isUtf8 } from 'node:buffer';
import type { Request } from '../../contracts/judging/exchange.ts';
import { visible } from '../../engine/output/visible.ts';

/** A text as one word of a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Our own placeholder for a token. Any other `$` in a header is quoted, so that the shell does not expand it. */
export const tokenPlaceholder = /^Bearer \$GRAPH_\w+$/;

/** A header in double quotes where the shell inserts a token, in single quotes elsewhere. */
const headerArgument = ([name, value]: readonly [string, string]): string =>
  `-H ${tokenPlaceholder.test(value) ? `"${name}: ${value}"` : quoted(`${name}: ${value}`)}`;

const octal = (character: string | Uint8Array): string =>
  [...Buffer.from(character)].map((byte) => `\\0${byte.toString(8).padStart(3, '0')}`).join('');

// printf %b writes control characters and works in every POSIX shell; $'...' does not.
const printed = (text: string): string => {
  const written = [...text.replaceAll('\\', '\\\\')].map((point) => {
    if (point === '\n') return '\\n';
    return point === '\t' || visible(point) !== point ? octal(point) : point;
  });
  return `printf '%b' ${quoted(written.join(''))} | `;
};

const printedBytes = (bytes: Uint8Array): string => `printf '%b' ${quoted(octal(bytes))} | `;

const isPlain = (text: string): boolean => visible(text) === text && !/[\n\t]/.test(text) && !text.startsWith('@');

// curl sets these itself.
const setByCurl: ReadonlySet<string> = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/** A command that sends the request again. */
export const curlOf = (target: string, { method, path, headers, body }: Request): string => {
  const bytes = Buffer.from(body);
  const text = bytes.toString('utf8');
  const isText = isUtf8(bytes);
  const isArgument = isText && isPlain(text);
  const sent = isText ? printed(text) : printedBytes(bytes);
  const parts = [
    `curl -sS -i -X ${method} ${quoted(target + path)}`,
    ...Object.entries(headers)
      .filter(([name]) => !setByCurl.has(name))
      .map(headerArgument),
    ...(method === 'GET' ? [] : [`--data-binary ${isArgument ? quoted(text) : '@-'}`]),
  ];
  return `${isArgument ? '' : sent}${parts.join(' ')}`;
};
