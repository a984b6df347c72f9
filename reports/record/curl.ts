// A request as a command with curl, for bash, dash and zsh, or for PowerShell, that sends it byte for byte; or the reason why
// none does. The token is taken from the environment, and so is every value that a report does not show.
import { isUtf8 } from 'node:buffer';
import type { Request } from '../../contracts/judging/exchange.ts';
import type { Route } from '../../engine/connection/route.ts';
import {
  isShowable,
  objectionToWord,
  type Part,
  printable,
  printableBytes,
  quoted,
  shellWord,
} from '../../engine/output/shell-word.ts';
import { redacted } from '../../engine/redaction/redactor.ts';
import { partsOf, withoutHidden } from '../../engine/redaction/shown-command.ts';
import { platform } from '../../engine/settings/platform.ts';
import { powerShellCurl } from './curl-powershell.ts';
import { curlWords, objectionToRoute, variableFor, withQueryOf } from './route-words.ts';

/** Our own placeholder for a token. */
const placeholder = /^(Bearer )\$(GRAPH_\w+)$/;

const headerParts = ([name, value]: readonly [string, string]): Part[] => {
  const [, scheme, variable] = (name === 'authorization' ? placeholder.exec(value) : undefined) ?? [];
  if (scheme !== undefined && variable !== undefined) return [`${name}: ${scheme}`, { variable, says: 'is not set' }];
  // With a colon and nothing behind it, curl would leave the header out.
  return value === '' ? [`${name};`] : partsOf(`${name}: ${value}`, variableFor(name));
};

// curl sets these itself, and what they say is of the connection.
const setByCurl: ReadonlySet<string> = new Set(['host', 'content-length', 'connection', 'keep-alive']);

/** From this length on, older versions ask before they send a body. */
const askedFor = 1024;

/** The headers that curl would add of its own, to a body of so many bytes if there is one, where the request lacks them. */
const addedByCurl = ({ headers }: Request, bytes: number | undefined): string[] => {
  const added = [
    'Accept',
    'User-Agent',
    ...(bytes === undefined ? [] : ['Content-Type']),
    ...((bytes ?? 0) >= askedFor ? ['Expect'] : []),
  ];
  const sent = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  return added.filter((name) => !sent.has(name.toLowerCase()));
};

const headerWords = (request: Request, bytes: number | undefined): Part[][] => [
  ...Object.entries(request.headers)
    .filter(([name]) => !setByCurl.has(name.toLowerCase()))
    .map(headerParts),
  ...addedByCurl(request, bytes).map((name) => [`${name}:`]),
];

/** What curl takes in an address as it is; all else it refuses, cuts off or writes in another way. */
const plainTarget = /^\/[\w\-.~:/?@!$&'()*+,;=%[\]{}|^]*$/;

const addressWords = (target: string, path: string, route: Route): Part[][] => {
  const base = URL.canParse(target) ? new URL(target) : undefined;
  const whole = `${base?.pathname.replace(/\/+$/, '') ?? ''}${path}`;
  const hides = withoutHidden(path) !== path;
  if (base === undefined || plainTarget.test(whole) || hides)
    return [withQueryOf(route, partsOf(target + path, variableFor('query')))];
  return [['--request-target'], withQueryOf(route, [whole]), [base.origin]];
};

/** A longer argument is refused by some systems. */
const longestArgument = 100_000;

type Body = { readonly before: string; readonly argument: string | undefined };

const bodyOf = ({ method }: Request, bytes: Buffer): Body => {
  const text = bytes.toString('utf8');
  if (bytes.length === 0)
    return { before: '', argument: /^(?:GET|HEAD|DELETE|OPTIONS)$/.test(method) ? undefined : "''" };
  if (!isUtf8(bytes)) return { before: `printf '%b' ${printableBytes(bytes)} | `, argument: '@-' };
  if (isShowable(text) && !text.startsWith('@') && bytes.length <= longestArgument)
    return { before: '', argument: quoted(text) };
  return { before: `printf '%b' ${printable(text)} | `, argument: '@-' };
};

const token = /^[!#$%&'*+\-.^_`|~\w]+$/;

const objectionToHeader = ([name, value]: readonly [string, string]): string | undefined => {
  if (!token.test(name)) return 'it has a header with a name that is none';
  return /[\0\r\n]|[^\0-\xff]|^\s|\s$/.test(value) ? `its header ${name} has a value that no header has` : undefined;
};

/** Why curl cannot send a request; undefined where it can. */
const objectionTo = (request: Request, words: readonly (readonly Part[])[], bytes: Buffer): string | undefined => {
  const { method, path, headers, repeated = [] } = request;
  if (!token.test(method) || method === 'CONNECT') return 'curl does not send its method';
  if (method === 'HEAD' && bytes.length > 0) return 'curl sends no body with HEAD';
  if (repeated.length > 0) return 'it repeats a header of which only the first line is known';
  if (bytes.includes(redacted)) return 'a secret was taken out of its body';
  if (/[\0-\x20\x7f]|[^\0-\xff]/.test(withoutHidden(path))) return 'its path holds what no path holds';
  const objections = [...Object.entries(headers).map(objectionToHeader), ...words.map(objectionToWord)];
  return objections.find((objection) => objection !== undefined);
};

/** How a command reaches the target, and the shell that it is for. */
export type CurlOptions = { readonly route?: Route | undefined; readonly shell?: typeof platform.shell };

/** Words that are options need no quotes. */
const posixWord = (parts: readonly Part[]): string =>
  parts.length === 1 && typeof parts[0] === 'string' && /^-[\w.-]+$/.test(parts[0])
    ? parts[0]
    : shellWord(parts, 'latin1');

const posixCurl = (words: readonly (readonly Part[])[], { before, argument }: Body): string =>
  [
    `: for bash, dash or zsh && ${before}curl`,
    ...words.map(posixWord),
    ...(argument === undefined ? [] : [`--data-binary ${argument}`]),
  ].join(' ');

/**
 * A command that sends the request again, or `none: ` and why there is none. The command begins with `:`, which a POSIX shell
 * passes over, and at which any other, such as PowerShell, stops: it would read the rest in another way.
 */
export const curlOf = (target: string, request: Request, options: CurlOptions = {}): string => {
  const { route = {}, shell = platform.shell } = options;
  const bytes = Buffer.from(request.body);
  const body = bodyOf(request, bytes);
  const words: Part[][] = [
    ...['-qgsSi', '--http1.1', '--path-as-is'].map((word): Part[] => [word]),
    ...curlWords(route),
    ...(request.method === 'HEAD' ? [['--head']] : [['-X'], [request.method]]),
    ...addressWords(target, request.path, route),
    ...headerWords(request, body.argument === undefined ? undefined : bytes.length).flatMap((parts) => [['-H'], parts]),
  ];
  const objection = objectionTo(request, words, bytes) ?? objectionToRoute(route);
  if (objection !== undefined) return `none: ${objection}`;
  if (shell === 'posix') return posixCurl(words, body);
  return powerShellCurl(words, body.argument === undefined ? undefined : bytes);
};
