// The one judge of answers: whether an exchange gave what its request was expected.

import { isRefusal } from '../odata/error-envelope.ts';
import { essence } from '../odata/media-type.ts';
import { readBody } from '../odata/read-body.ts';
import { createdStatus, mediaType } from '../user-status/operation.ts';
import { requirement } from '../user-status/requirements/catalogue.ts';
import { type Answer, type Exchange, type Finding, isSilence, isUnrecorded, type Silence } from './exchange.ts';
import { type Expected, expectedOf } from './expected.ts';
import { judgeCreated } from './judge-answer.ts';
import { show } from './show.ts';

const isSuccess = (status: number): boolean => status >= 200 && status < 300;
const isClientError = (status: number): boolean => status >= 400 && status < 500;

const seen = (answer: Answer | Silence): string => {
  if (!isSilence(answer)) return String(answer.status);
  return answer.silence === 'dropped' ? `a dropped connection (${answer.detail})` : `no answer (${answer.detail})`;
};

const status = (id: string, expected: string, answer: Answer | Silence): Finding => ({
  requirement: id,
  location: 'status',
  expected,
  actual: seen(answer),
});

/** Whether an answer says "try again" (429, or 503 with Retry-After): never a verdict, whatever was asked. */
export const isTryAgain = (answer: Answer | Silence): boolean =>
  !isSilence(answer) &&
  (answer.status === 429 || (answer.status === 503 && answer.headers['retry-after'] !== undefined));

/** Whether an answer says nothing of what was asked: "try again", no connection, or no record of it. */
export const saysNothing = (answer: Answer | Silence): boolean =>
  isTryAgain(answer) || isUnrecorded(answer) || (isSilence(answer) && answer.silence === 'unreachable');

const judgeCreate = ({ madeFor, request, answer }: Exchange): Finding[] => {
  const accepts = madeFor !== undefined && requirement(madeFor).then.answers === 'created' ? madeFor : 'bodies.valid';
  if (isSilence(answer)) return [status(accepts, String(createdStatus), answer)];
  if (answer.status === createdStatus) return judgeCreated(request.body, answer);
  if (isSuccess(answer.status)) return [status('answers.created', String(createdStatus), answer)];
  const refused = status(accepts, String(createdStatus), answer);
  return answer.status >= 500 ? [refused, status('answers.noServerError', 'no server error', answer)] : [refused];
};

const judgeEnvelope = (answer: Answer): Finding[] => {
  const finding = (location: string, expected: string, actual: string): Finding[] => [
    { requirement: 'refusals.envelope', location, expected, actual },
  ];
  const contentType = answer.headers['content-type'];
  const reading = readBody(answer.body);
  const envelope = '{"error": {"code": string, "message": string}}';
  if ('unreadable' in reading) return finding('', envelope, reading.why);
  if (!isRefusal(reading.value)) return finding('', envelope, show(reading.value));
  return essence(contentType ?? '') === mediaType ? [] : finding('content-type', mediaType, show(contentType));
};

const judgeChallenge = ({ headers, status: code }: Answer): Finding[] =>
  code !== 401 || headers['www-authenticate'] !== undefined
    ? []
    : [{ requirement: 'refusals.challenge', location: 'www-authenticate', expected: 'a challenge', actual: 'nothing' }];

const judgeRefusal = (expected: Expected & { answers: 'refusal' }, answer: Answer | Silence): Finding[] => {
  const expectedStatus = expected.status === undefined ? '400 to 499' : String(expected.status);
  const refused = !isSilence(answer) && isClientError(answer.status);
  const asExpected = refused && (expected.status === undefined || answer.status === expected.status);
  const own = asExpected ? [] : [status(expected.because, expectedStatus, answer)];
  if (refused) return [...own, ...judgeEnvelope(answer), ...judgeChallenge(answer)];
  const accepted = !isSilence(answer) && isSuccess(answer.status);
  return accepted ? own : [...own, status('refusals.status', '400 to 499', answer)];
};

/**
 * What an exchange breaks: nothing when the answer is what the request was expected, or when nothing was expected.
 * Pure. An answer that says nothing is never judged. Who knows already what is expected may say it.
 */
export const judgeExchange = (exchange: Exchange, expected = expectedOf(exchange.request)): Finding[] => {
  const { madeFor, answer } = exchange;
  if (saysNothing(answer)) return [];
  if (madeFor !== undefined && requirement(madeFor).then.answers === 'either') return [];
  if (expected.answers === 'created') return judgeCreate(exchange);
  return expected.answers === 'refusal' ? judgeRefusal(expected, answer) : [];
};
