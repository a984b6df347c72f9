// Matchers for Jest and every runner whose expect can be extended like Jest's: the contract judges entities and requests.

import { inspect } from 'node:util';
import { rootOf } from '../../contracts/definition.ts';
import { type Answer, type Finding, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { judgeEntity } from '../../contracts/judging/judge-exchange.ts';
import { propertyNamesOf } from '../../contracts/odata/entity-type.ts';
import { isErrorEnvelope } from '../../contracts/odata/error-envelope.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { oneLine } from '../../engine/output/visible.ts';
import { judgeAttempt } from '../gate/judge.ts';
import { isViolation } from '../gate/requirements.ts';
import type { Violation, Watched } from '../gate/watch.ts';

/** A request as tests have it: a whole URL or a path below the base URL; the body as text, bytes or JSON value. */
export type RequestLike = {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** What a matcher found, in the form that runners expect. */
export type Matched = { readonly pass: boolean; readonly message: () => string };

const start = `${rootOf(userStatus.parents)}/`;

const belowBase = (url: string): string => {
  const [path = ''] = url.split('?', 1);
  return path.includes(start) ? path.slice(path.indexOf(start)) : path;
};

const bodyOf = (body: unknown): string | Uint8Array => {
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  return body === undefined ? '' : JSON.stringify(body);
};

const requestOf = ({ method = 'POST', url, headers = {}, body }: RequestLike): Request => ({
  method,
  path: belowBase(url),
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  body: bodyOf(body),
  // A request alone does not show whether its token has the permission.
  grant: 'granted',
});

const isWatched = (value: unknown): value is Watched => isObject(value) && 'violations' in value;
const isRequestLike = (value: unknown): value is RequestLike => isObject(value) && typeof value['url'] === 'string';

const line = ({ requirement: id, location, expected, actual }: Finding): string =>
  oneLine(`  ${id}: ${location === '' ? '' : `${location}: `}expected ${expected}, actual ${actual}`);

const matched = (what: string, found: readonly Finding[]): Matched => ({
  pass: found.length === 0,
  message: () =>
    found.length === 0
      ? `expected ${what} to break the contract, but it keeps it`
      : [`expected ${what} to keep the contract, but it breaks:`, ...found.map(line)].join('\n'),
});

const violationsIn = (request: Request): readonly Finding[] =>
  judgeAttempt(userStatus, request).filter((finding) => isViolation(userStatus.requirements.get(finding.requirement)));

const nothingSent: Pick<Violation, 'requirement' | 'location' | 'expected' | 'actual'> = {
  requirement: 'paths.documented',
  location: '',
  expected: 'a create',
  actual: 'none',
};

/**
 * For a request, or for all requests of an interception or gate: the client keeps the contract. Without a create it does
 * not.
 */
const toConformToUserStatusCreate = (received: unknown): Matched => {
  if (isWatched(received))
    return matched('the client', received.attempts() === 0 ? [nothingSent] : received.violations);
  if (isRequestLike(received)) return matched('the request', violationsIn(requestOf(received)));
  return { pass: false, message: () => 'expected an interception, or a request with a url, headers and a body' };
};

/**
 * For a JSON value: it is a userStatus as a provider answers it; given the one that was sent, its values are the same.
 */
const toBeUserStatus = (received: unknown, sent?: unknown): Matched => {
  if (!isObject(received)) return { pass: false, message: () => 'expected a userStatus, but it is not a JSON object' };
  const isEcho = isObject(sent);
  const own = Object.fromEntries(propertyNamesOf(userStatus.entity).map((name) => [name, received[name]]));
  return matched('the userStatus', judgeEntity(userStatus, isEcho ? sent : own, received));
};

const lastRefusal = ({ exchanges }: Watched): Answer | undefined =>
  exchanges.flatMap(({ answer }) => (isSilence(answer) ? [] : [answer])).findLast(({ status }) => status >= 400);

const codeIn = ({ body }: Answer): string | undefined => {
  const reading = readBody(body);
  return 'value' in reading && isErrorEnvelope(reading.value) ? reading.value.error.code : undefined;
};

/**
 * For the error that a client threw: it carries the code and the request-id of the last refusal, in any property or text,
 * so that the caller can act on one and a support case can name the other.
 */
const toCarryRefusalOf = (received: unknown, watched: Watched): Matched => {
  const refusal = lastRefusal(watched);
  if (!refusal) return { pass: false, message: () => 'expected a refusal, but there was none' };
  const text = inspect(received, { depth: 8, maxStringLength: Infinity, showHidden: true });
  const expected = { code: codeIn(refusal), 'request-id': refusal.headers['request-id'] };
  const missing = Object.entries(expected).filter(([, value]) => value !== undefined && !text.includes(value));
  return {
    pass: missing.length === 0,
    message: () =>
      missing.length === 0
        ? 'expected the error not to carry code and request-id, but it carries both'
        : `expected the error to carry ${missing.map(([name, value]) => `the ${name} ${value}`).join(' and ')}`,
  };
};

/** `expect.extend(userStatusMatchers)`. */
export const userStatusMatchers = { toConformToUserStatusCreate, toBeUserStatus, toCarryRefusalOf };

/** What the matchers add to `expect(...)`, for runners whose types are extended in another way than Jest's. */
export interface UserStatusMatchers<R> {
  /** For a request, or for an interception or gate: the client keeps the contract. Without a create it does not. */
  toConformToUserStatusCreate(): R;
  /** For a JSON value: it is a userStatus as a provider answers it, with the values that were sent, if given. */
  toBeUserStatus(sent?: unknown): R;
  /** For an error: it carries the code and the request-id of the last refusal. */
  toCarryRefusalOf(watched: Watched): R;
}

declare global {
  namespace jest {
    interface Matchers<R> extends UserStatusMatchers<R> {}
  }
}
