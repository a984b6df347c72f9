// The one judge of answers: whether an exchange brought what was expected for its request.
import type { Contract } from '../contract.ts';
import { createdStatus } from '../odata/create.ts';
import type { Evidence, Judged, Requirement } from '../requirements/requirement.ts';
import type { RequirementId } from '../requirements/requirement-id.ts';
import { createdEntity, type Json, objectIn } from './created-entity.ts';
import { evidenceIn } from './evidence.ts';
import {
  type Answer,
  type Exchange,
  type Finding,
  isSilence,
  isSuccess,
  isUnrecorded,
  type Silence,
} from './exchange.ts';
import { type Expected, expectedOf } from './expected.ts';

const isClientError = (status: number): boolean => status >= 400 && status < 500;

const statusOf = (answer: Answer | Silence): string => {
  if (!isSilence(answer)) return String(answer.status);
  return answer.silence === 'dropped' ? `a dropped connection (${answer.detail})` : `no answer (${answer.detail})`;
};

const statusFinding = (requirement: RequirementId, expected: string, answer: Answer | Silence): Finding => ({
  requirement,
  location: 'status',
  expected,
  actual: statusOf(answer),
});

/** Whether an answer says "try again" (429, or 503 with Retry-After): never a verdict, whatever was asked. */
export const isTryAgain = (answer: Answer | Silence): boolean =>
  !isSilence(answer) &&
  (answer.status === 429 || (answer.status === 503 && answer.headers['retry-after'] !== undefined));

/** Whether an answer allows no verdict: "try again", no connection, or an exchange that a recording does not hold. */
export const saysNothing = (answer: Answer | Silence): boolean =>
  isTryAgain(answer) || isUnrecorded(answer) || (isSilence(answer) && answer.silence === 'unreachable');

const judgeAcceptance = (
  contract: Contract,
  { madeFor, answer }: Exchange,
  { about = 'bodies.valid' }: Expected & { readonly answers: 'created' },
): Finding[] => {
  if (isSuccess(answer)) return [];
  const isAbout = madeFor !== undefined && contract.requirements.get(madeFor).then.answers === 'created';
  return [statusFinding(isAbout ? madeFor : about, String(createdStatus), answer)];
};

const judgeRefusal = (expected: Expected & { answers: 'refusal' }, answer: Answer | Silence): Finding[] => {
  const isRefused = !isSilence(answer) && isClientError(answer.status);
  const isExpected = isRefused && (expected.status === undefined || answer.status === expected.status);
  if (isExpected) return [];
  const finding = statusFinding(expected.because, String(expected.status ?? '400 to 499'), answer);
  const isAccepted = isSuccess(answer);
  return isRefused || isAccepted ? [finding] : [finding, statusFinding('refusals.status', '400 to 499', answer)];
};

const judgeAll = (rows: readonly Requirement[], judged: Judged): Finding[] =>
  rows.flatMap(({ id, judge }) => judge?.(judged).map((found) => ({ requirement: id, ...found })) ?? []);

/** Whether a requirement is about refusals of this kind, or about those of all. */
const isAbout =
  (expected: Expected) =>
  ({ when }: Requirement): boolean =>
    !('of' in when) || when.of === undefined || (expected.answers === 'refusal' && when.of === expected.because);

/** What an answer breaks of the requirements that it is evidence for. */
const judgeEvidence = (contract: Contract, { request, answer }: Exchange, expected: Expected): Finding[] => {
  if (isSilence(answer)) return [];
  const entity = createdEntity(answer);
  const rows = contract.requirements
    .judgedOn(evidenceIn(answer, expected.answers, entity !== undefined))
    .filter(isAbout(expected));
  if (rows.length === 0) return [];
  const sent = objectIn(request.body) ?? {};
  return judgeAll(rows, { definition: contract, request, answer, sent, entity: entity ?? {} });
};

/**
 * What an exchange breaks: nothing when the answer is as expected for its request, or when nothing was expected.
 * Pure. An answer that allows no verdict is never judged. A caller that already knows what is expected can pass it.
 */
export const judgeExchange = (
  contract: Contract,
  exchange: Exchange,
  expected = expectedOf(contract, exchange.request),
): readonly Finding[] => {
  const { madeFor, answer } = exchange;
  if (saysNothing(answer) || expected.answers === 'either') return [];
  if (madeFor !== undefined && contract.requirements.get(madeFor).then.answers === 'either') return [];
  const status =
    expected.answers === 'created' ? judgeAcceptance(contract, exchange, expected) : judgeRefusal(expected, answer);
  return [...status, ...judgeEvidence(contract, exchange, expected)];
};

const onEntity: readonly Evidence[] = ['entity'];
const noRequest = { method: '', path: '', headers: {}, body: '' };
const noAnswer = { status: createdStatus, headers: {}, body: '' };

/** What an entity that a target shows breaks, compared with the object that created it. */
export const judgeEntity = (contract: Contract, sent: Json, entity: Json): readonly Finding[] =>
  judgeAll(contract.requirements.judgedOn(onEntity), {
    ...{ definition: contract, request: noRequest, answer: noAnswer },
    ...{ sent, entity },
  });
