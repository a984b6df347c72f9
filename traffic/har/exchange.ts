// An entry of a HAR 1.2 (softwareishard.com/blog/har-12-spec) as an exchange.
import type { Contract } from '../../contracts/contract.ts';
import type { Answer, Headers, Request, Silence } from '../../contracts/judging/exchange.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { headersOf, linesOf, namesHost, repeatedIn } from '../headers.ts';
import { hasRedacted, withoutRedacted } from '../redacted.ts';
import type { Gap, Seen, Unreadable } from '../seen.ts';
import { timesFrom } from '../times.ts';
import { placeOf } from '../url-path.ts';
import { answerBody, type Held, requestBody } from './body.ts';
import { copyOf } from './service-worker.ts';

/** What is known of the recorder before its entries are read. */
export type Recorder = {
  /** Whether it keeps Authorization: browsers leave it out unless they are asked for it. */
  readonly keepsAuthorization: boolean;
};

// A body that the recorder decoded is no longer encoded, and its length is another.
const ofWire: ReadonlySet<string> = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

const withoutWire = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofWire.has(name)));

type Json = Readonly<Record<string, unknown>>;

type AnswerSeen = Pick<Seen, 'gaps' | 'why'> & { readonly answer: Answer | Silence };

const noAnswer = (detail: string): AnswerSeen => ({
  answer: { silence: 'unrecorded', detail },
  gaps: ['answer'],
  why: { answer: detail },
});

// No message is without any header: a recorder that writes none has left them out.
const hasNone = (headers: Headers): boolean => Object.keys(headers).length === 0;

/** Whether nothing is known of the headers of a message by which it is judged. */
const lacksHeaders = (headers: Headers, of: 'request' | 'answer'): boolean =>
  hasNone(headers) || hasRedacted(headers, of);

/** Charles says where an exchange broke off, with the status of what came of it. */
const isIncomplete = ({ _charlesStatus: status = 'COMPLETE' }: Json): boolean => !/^complete$/i.test(String(status));

/** A browser that asks for HTTPS by itself writes an answer that no server gave (HSTS). */
const isOfBrowser = (headers: Headers): boolean => headers['non-authoritative-reason'] !== undefined;

const answerWith = (status: number, response: Json): AnswerSeen => {
  const headers = headersOf(linesOf(response['headers']));
  if (isOfBrowser(headers)) return noAnswer('the browser answered it, not the provider');
  const { body, isWhole } = answerBody(response, headers);
  return {
    answer: { status, headers: withoutWire(headers), body },
    gaps: [
      ...(isWhole ? [] : (['answerBody'] as const)),
      ...(lacksHeaders(headers, 'answer') ? (['answerHeaders'] as const) : []),
    ],
  };
};

const unanswered = 'it was given up, blocked or never answered';

/** Browsers write the status 0 for a request that was aborted, blocked or not answered; Playwright marks an answer of route.fulfill. */
const answerOf = ({ response, _wasFulfilled: isMock }: Json): AnswerSeen => {
  if (isMock === true) return noAnswer('a test answered it in the place of a provider');
  if (!isObject(response)) return noAnswer('the recording has no answer to it');
  if (isIncomplete(response)) return noAnswer('its answer broke off');
  const status = Number(response['status']);
  const isStatus = Number.isInteger(status) && status >= 100 && status <= 999;
  if (isStatus) return answerWith(status, response);
  return noAnswer(status === 0 || status === -1 ? unanswered : 'the recording has no status of its answer');
};

const requestGaps = ({ isWhole }: Held, headers: Headers, isAuthorizationKnown: boolean): readonly Gap[] => [
  ...(isWhole ? [] : (['requestBody'] as const)),
  ...(lacksHeaders(headers, 'request') ? (['requestHeaders'] as const) : []),
  ...(isAuthorizationKnown ? [] : (['authorization'] as const)),
];

/** Whether the Authorization is the one that was sent: it is there, or the recorder would have kept it and no one took it out. */
const knowsAuthorization = (given: Headers, headers: Headers, { keepsAuthorization }: Recorder): boolean =>
  headers['authorization'] !== undefined || (keepsAuthorization && given['authorization'] === undefined);

/**
 * Chromium writes an entry whose headers it does not know (a beacon, what was given up early) without its length, and Playwright with the
 * size 0 in the place of a body in a Blob: that there was no body is a guess.
 */
const isGuess = (entry: Json, request: Json, headers: Headers): boolean =>
  entry['_resourceType'] !== undefined &&
  request['postData'] === undefined &&
  headers['content-length'] === undefined &&
  !namesHost(request['headers']);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Reads an entry; `contract` says which part of its URL is the base. */
export const exchangeOf = (contract: Contract, entry: unknown, recorder: Recorder): Seen | Unreadable => {
  const request = isObject(entry) ? entry['request'] : undefined;
  if (!isObject(entry) || !isObject(request)) return { unreadable: 'an entry without a request' };
  const { method, url } = request;
  const elsewhere = copyOf(entry);
  if (elsewhere !== undefined) return { unreadable: elsewhere };
  if (!isText(method) || !isText(url)) return { unreadable: 'an entry whose request has no method or no url' };
  const lines = linesOf(request['headers']);
  const [given, repeated] = [headersOf(lines), repeatedIn(lines)];
  const headers = withoutRedacted(given);
  const held = isGuess(entry, request, headers) ? { body: '', isWhole: false } : requestBody(request, headers);
  const { base, ...place } = placeOf(contract, url);
  const { answer, gaps, why } = answerOf(entry);
  const times = timesFrom(entry['startedDateTime'], entry['time']);
  const sent: Request = {
    method,
    ...place,
    headers,
    ...(repeated.length === 0 ? {} : { repeated }),
    body: held.body,
  };
  return {
    exchange: { request: sent, answer },
    gaps: [...requestGaps(held, headers, knowsAuthorization(given, headers, recorder)), ...gaps],
    ...(why ? { why } : {}),
    base,
    ...(times ? { times } : {}),
  };
};
