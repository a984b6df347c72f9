// What can be wrong before the API itself answers: how it shows, and the next step. The first row that an answer, or the lack
// of one, shows is the problem.
import { type Definition, rootOf } from '../../contracts/definition.ts';
import { type Answer, isSilence, type Silence } from '../../contracts/judging/exchange.ts';
import { isTryAgain } from '../../contracts/judging/judge-exchange.ts';
import { wordsOf } from '../connection/answer-words.ts';
import { asksForClaims, claimsStep } from '../connection/claims-challenge.ts';

/** What a problem is seen in. */
export type Seen = {
  readonly contract: Definition;
  /** The base URL. */
  readonly target: string;
  /** Milliseconds since 1970, by the clock of this machine. */
  readonly now: number;
};

export type ContactProblem = {
  readonly name: string;
  readonly isShownBy: (answer: Answer | Silence, seen: Seen) => boolean;
  /** The next step, as the end of a sentence that has quoted the answer; '' where its own words hold one. */
  readonly next: (answer: Answer | Silence, seen: Seen) => string;
};

const detail =
  (pattern: RegExp) =>
  (answer: Answer | Silence): boolean =>
    isSilence(answer) && answer.silence === 'unreachable' && pattern.test(answer.detail);

const answers =
  (isShown: (answer: Answer, seen: Seen) => boolean) =>
  (answer: Answer | Silence, seen: Seen): boolean =>
    !isSilence(answer) && isShown(answer, seen);

const status = (...codes: readonly number[]) => answers((answer) => codes.includes(answer.status));

/** A status with one of these words in the answer. */
const said = (codes: readonly number[], words: RegExp) =>
  answers((answer) => codes.includes(answer.status) && words.test(wordsOf(answer) ?? ''));

const isPage = ({ headers }: Answer): boolean => (headers['content-type'] ?? '').startsWith('text/html');

const beginsAsPage = ({ body }: Answer): boolean =>
  /^\s*<(?:!doctype\s+html|html)\b/i.test(Buffer.from(body).subarray(0, 200).toString('latin1'));

const originOf = (url: string, base: string): string | undefined =>
  URL.canParse(url, base) ? new URL(url, base).origin : undefined;

/** The origin of a redirection, where it is another: https, another host, a login. */
const elsewhere = (answer: Answer | Silence, target: string): string | undefined => {
  const location = isSilence(answer) ? undefined : answer.headers['location'];
  const origin = location === undefined ? undefined : originOf(location, target);
  return origin === new URL(target).origin ? undefined : origin;
};

/** Minutes that a token's times may differ by, which services allow for. */
const mostSkew = 5;

/** Minutes by which the clock of this machine is before (negative) or behind that of the answer. */
const skewOf = (answer: Answer | Silence, now: number): number => {
  const date = isSilence(answer) ? Number.NaN : Date.parse(answer.headers['date'] ?? '');
  return Number.isNaN(date) ? 0 : Math.round((date - now) / 60_000);
};

const step = (name: string, isShownBy: ContactProblem['isShownBy'], next: string): ContactProblem => ({
  name,
  isShownBy,
  next: () => (next === '' ? '' : `: ${next}`),
});

// nginx, Apache, Go and others answer so where TLS is expected.
const tlsWanted =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|plain HTTP to an SSL-enabled/i;

// nginx, IIS and Azure API Management answer so, over TLS, to a client without a certificate that they accept.
const certificateWanted =
  /No required SSL certificate was sent|SSL certificate error|client certificate (?:is )?required|Invalid client certificate/i;

/** The table, in the order in which problems are looked for. */
export const contactProblems: readonly ContactProblem[] = [
  step('proxy', detail(/^the proxy /), ''),
  step('tls', detail(/^the TLS connection failed/), ''),
  step(
    'name',
    detail(/\b(?:ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_NONAME|ENODATA)\b/),
    'no name server here knows the name; check how it is written, and whether it needs a VPN, or a proxy in HTTPS_PROXY',
  ),
  step(
    'refusal',
    detail(/\bECONNREFUSED\b/),
    'nothing listens there; start it, or check the port; --wait-for SECONDS waits for it',
  ),
  step(
    'route',
    detail(/\b(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ETIMEDOUT)\b|Connect Timeout/),
    'no way leads there; check the VPN and the firewall, and whether it needs a proxy in HTTPS_PROXY',
  ),
  step('protocol', detail(/it speaks|does not speak HTTP|an SSH server/), ''),
  step('machine', detail(/./), ''),
  step(
    'key',
    said([401, 403], /subscription.key|api.key|\bkey\b.*\b(?:missing|required|invalid)\b|\bmissing\b.*\bkey\b/i),
    'a gateway wants a key: name its header under headers in --config, with the value from a variable of the environment, or add it to the query of --target',
  ),
  {
    name: 'clock',
    isShownBy: answers((answer, { now }) => answer.status === 401 && Math.abs(skewOf(answer, now)) > mostSkew),
    next: (answer, { now }) => {
      const minutes = skewOf(answer, now);
      const side = minutes > 0 ? 'behind' : 'ahead of';
      return `: the clock of this machine is ${Math.abs(minutes)} minutes ${side} the target's, so that tokens seem too old or too new; set it`;
    },
  },
  step('token', answers(asksForClaims), claimsStep),
  step(
    'token',
    status(401),
    'the token (of GRAPH_TOKEN or --credential) is not accepted; a new one may be, issued for this target',
  ),
  step(
    'tls',
    said([400, 403], certificateWanted),
    'the target wants a certificate of yours, or another one: --cert FILE and --key FILE',
  ),
  step(
    'page',
    answers((answer) => answer.status === 403 && isPage(answer)),
    'the answer is a web page, so a firewall or gateway before the target may have refused: let this machine through it',
  ),
  step(
    'page',
    answers((answer) => answer.status >= 200 && answer.status < 300 && isPage(answer) && beginsAsPage(answer)),
    'the answer is a web page and no answer of an API: a login or a gateway stands before the target, or the base URL is that of a site',
  ),
  step(
    'license',
    said(
      [400, 401, 403],
      /licen[cs]e|not applicable to target tenant|not (?:onboarded|provisioned|enabled) for intune/i,
    ),
    'the tenant has no license for the service; an administrator assigns one of Intune',
  ),
  {
    name: 'permission',
    isShownBy: status(403),
    next: (_, { contract }) =>
      `: the token (of GRAPH_TOKEN or --credential) needs ${contract.operation.permission}, and the tenant an Intune license`,
  },
  {
    name: 'place',
    isShownBy: status(404),
    next: (_, { contract }) =>
      `: the base URL must end where ${rootOf(contract.parents)} begins, and the ids of --config must exist`,
  },
  step(
    'proxy',
    status(407, 511),
    'a proxy or a network before the target wants a login of its own: reach the target without it',
  ),
  step('gateway', status(502, 504), 'a gateway answers that does not reach the service behind it: is that running?'),
  step('protocol', status(426, 505), 'it does not speak HTTP/1.1 here: enable it, or put a proxy before the target'),
  step('protocol', said([400], tlsWanted), 'it speaks TLS, so the base URL must begin with https://'),
  {
    name: 'redirect',
    isShownBy: answers(
      (answer, { target }) =>
        [301, 302, 303, 307, 308].includes(answer.status) && elsewhere(answer, target) !== undefined,
    ),
    next: (answer, { target }) =>
      ` and redirects to ${elsewhere(answer, target)}: the token is not sent there; give the base URL that it means`,
  },
  { name: 'throttling', isShownBy: answers(isTryAgain), next: () => ', and keeps saying "try again"' },
];

/** The problem that an answer, or the lack of one, shows; undefined where it is about the API. */
export const problemShownBy = (answer: Answer | Silence, seen: Seen): ContactProblem | undefined =>
  contactProblems.find(({ isShownBy }) => isShownBy(answer, seen));

/** A sentence with its end. */
export const ended = (text: string): string => (text.endsWith('?') ? text : `${text}.`);

/** A sentence on a target that is not reached, with the next step. */
export const unreachedSentence = (answer: Silence, seen: Seen): string =>
  ended(`${seen.target} cannot be reached: ${answer.detail}${problemShownBy(answer, seen)?.next(answer, seen) ?? ''}`);
