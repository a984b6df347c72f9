// The findings of an interaction that does not hold, under the ids of requirements. A pact is kept or broken whatever
// level its requirement has: each finding is counted under a requirement that a provider MUST keep.
import { type Finding, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { show } from '../../contracts/judging/show.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { exampleRequestBody } from '../../contracts/user-status/documented/example.ts';
import { createdStatus } from '../../contracts/user-status/operation.ts';
import { findRequirement } from '../../contracts/user-status/requirements/catalogue.ts';
import { sameJson } from '../file/same-json.ts';
import type { VerifiedInteraction } from './join-results.ts';
import type { Mismatch } from './run-verifier.ts';

const isMust = (id: string): boolean => {
  const row = findRequirement(id);
  return row !== undefined && row.level === 'MUST' && row.binds !== 'client';
};

const isExample = ({ body }: Request): boolean => {
  const [sent, example] = [readBody(body), readBody(exampleRequestBody)];
  return 'value' in sent && 'value' in example && sameJson(sent.value, example.value);
};

const requirementFor = (request: Request): string => {
  const expected = expectedOf(request);
  if (expected.answers === 'refusal') return expected.because;
  return isExample(request) ? 'paths.example' : 'bodies.valid';
};

const pinsCreate = ({ pinned }: VerifiedInteraction): boolean => (pinned?.answer.status ?? createdStatus) < 400;

/** The requirement that holds when the status is as pinned. */
const byStatus = (verified: VerifiedInteraction): string =>
  pinsCreate(verified) ? 'answers.created' : 'refusals.status';

/** The requirement that an interaction is about: the one it is tagged with, or the one that its request breaks. */
export const requirementOf = (verified: VerifiedInteraction): string => {
  const { sent } = verified;
  const request = sent?.kind === 'exchange' ? sent.exchange.request : sent?.request;
  const own = verified.pinned?.requirement ?? (request && requirementFor(request));
  return own !== undefined && isMust(own) ? own : byStatus(verified);
};

/** The requirements that an interaction which holds has shown. */
export const requirementsShown = (verified: VerifiedInteraction): string[] => [
  ...new Set([requirementOf(verified), byStatus(verified)]),
];

/** The members of the pinned body that the answer lacks: the verifier names them in a sentence alone. */
const missingNames = ({ pinned, sent }: VerifiedInteraction): string[] => {
  const answer = sent?.kind === 'exchange' ? sent.exchange.answer : undefined;
  const reading = readBody(answer && !isSilence(answer) ? answer.body : '');
  const [expected, actual] = [pinned?.answer.body, 'value' in reading ? reading.value : undefined];
  if (!isObject(expected) || !isObject(actual)) return [];
  return Object.keys(expected).filter((name) => !Object.hasOwn(actual, name));
};

/** The members of the answer that a mismatch is about; an empty name for the whole body. */
const namesIn = ({ path }: Mismatch, verified: VerifiedInteraction): string[] => {
  const missing = path === '$' ? missingNames(verified) : [];
  if (missing.length > 0) return missing;
  const [, dotted, quoted] = /^\$(?:\.(\w+)|\['([^']+)'\])/.exec(String(path)) ?? [];
  return [dotted ?? quoted ?? ''];
};

const words = (value: unknown): string => (typeof value === 'string' ? value : show(value));

const finding = (id: string, location: string, mismatch: Mismatch): Finding => ({
  requirement: id,
  location,
  expected: words(mismatch['expected']),
  actual: `${words(mismatch['actual'])} (${words(mismatch['mismatch'])})`,
});

const inBody = (mismatch: Mismatch, verified: VerifiedInteraction): Finding[] => {
  const general = byStatus(verified);
  return namesIn(mismatch, verified).map((name) => {
    const id = `answers.${name}`;
    const isAboutProperty = pinsCreate(verified) && isMust(id);
    return finding(isAboutProperty ? id : general, name === '' ? '' : `/${name}`, mismatch);
  });
};

const headerRequirement = (name: string, verified: VerifiedInteraction): string =>
  name === 'content-type' && pinsCreate(verified) ? 'answers.mediaType' : byStatus(verified);

const findingsOf = (mismatch: Mismatch, verified: VerifiedInteraction): Finding[] => {
  const { type, key } = mismatch;
  if (type === 'StatusMismatch') return [finding(requirementOf(verified), 'status', mismatch)];
  if (type === 'BodyMismatch') return inBody(mismatch, verified);
  if (type !== 'HeaderMismatch') return [finding(byStatus(verified), String(type), mismatch)];
  const name = String(key).toLowerCase();
  return [finding(headerRequirement(name, verified), name, mismatch)];
};

/** The finding of an interaction that was not compared, with the verifier's reason. */
const notCompared = (verified: VerifiedInteraction): Finding => ({
  requirement: requirementOf(verified),
  location: '',
  expected: 'an answer as the pact pins it',
  actual: verified.result.problem ?? 'another',
});

/** What an interaction breaks; nothing when it holds. */
export const findingsIn = (verified: VerifiedInteraction): Finding[] => {
  const { mismatches, holds } = verified.result;
  const findings = mismatches.flatMap((mismatch) => findingsOf(mismatch, verified));
  return findings.length > 0 || holds ? findings : [notCompared(verified)];
};
