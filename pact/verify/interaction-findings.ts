// The findings of an interaction that fails, under the ids of requirements. A pact passes or fails whatever
// level its requirement has: each finding is counted under a requirement that a provider MUST keep.
import type { Contract } from '../../contracts/contract.ts';
import { type Finding, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { show } from '../../contracts/judging/show.ts';
import { createdStatus } from '../../contracts/odata/create.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { memberIdOf } from '../../contracts/requirements/answered-properties.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { shownHeaders } from '../../engine/redaction/shown-request.ts';
import { sameJson } from '../file/same-json.ts';
import type { VerifiedInteraction } from './join-results.ts';
import type { Mismatch } from './run-verifier.ts';

const isMust = ({ requirements }: Contract, id: string): boolean => {
  const row = requirements.find(id);
  return row !== undefined && row.level === 'MUST' && row.binds !== 'client';
};

const isExample = ({ example }: Contract, { body }: Request): boolean => {
  const [sent, documented] = [readBody(body), readBody(example.request)];
  return 'value' in sent && 'value' in documented && sameJson(sent.value, documented.value);
};

const requirementFor = (contract: Contract, request: Request): RequirementId => {
  const expected = expectedOf(contract, request);
  if (expected.answers === 'refusal') return expected.because;
  return isExample(contract, request) ? 'paths.example' : 'bodies.valid';
};

const pinsCreate = ({ pinned }: VerifiedInteraction): boolean => (pinned?.answer.status ?? createdStatus) < 400;

/** The requirement that passes when the status is as pinned. */
const byStatus = (verified: VerifiedInteraction): RequirementId =>
  pinsCreate(verified) ? 'answers.created' : 'refusals.status';

/** The requirement that an interaction is about: the one it is tagged with, or the one that its request breaks. */
export const requirementOf = (contract: Contract, verified: VerifiedInteraction): RequirementId => {
  const { sent } = verified;
  const request = sent?.kind === 'exchange' ? sent.exchange.request : sent?.request;
  const tagged = contract.requirements.find(verified.pinned?.requirement ?? '')?.id;
  const own = tagged ?? (request && requirementFor(contract, request));
  return own !== undefined && isMust(contract, own) ? own : byStatus(verified);
};

/** The requirements that an interaction exercises when it passes. */
export const requirementsShown = (contract: Contract, verified: VerifiedInteraction): RequirementId[] => [
  ...new Set([requirementOf(contract, verified), byStatus(verified)]),
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

// Such sentences of the verifier say both values again; others name the rule that is broken.
const repeats = / to be equal to | to have value |but the actual content type was/;

const sentenceOf = ({ type, mismatch }: Mismatch): string =>
  type === 'StatusMismatch' || repeats.test(words(mismatch)) ? '' : ` (${words(mismatch)})`;

const finding = (id: RequirementId, location: string, mismatch: Mismatch): Finding => ({
  requirement: id,
  location,
  expected: words(mismatch['expected']),
  actual: `${words(mismatch['actual'])}${sentenceOf(mismatch)}`,
});

const inBody = (contract: Contract, mismatch: Mismatch, verified: VerifiedInteraction): Finding[] =>
  namesIn(mismatch, verified).map((name) => {
    const own = pinsCreate(verified) ? memberIdOf(contract, name) : undefined;
    const id = own !== undefined && isMust(contract, own) ? own : byStatus(verified);
    return finding(id, name === '' ? '' : `/${name}`, mismatch);
  });

/** A mismatch of a header without the values of one that may be secret; the sentence of Pact repeats them. */
const shownMismatch = (name: string, mismatch: Mismatch): Mismatch => {
  const { expected, actual } = mismatch;
  const shown = (value: unknown): unknown =>
    typeof value === 'string' ? shownHeaders({ [name]: value })[name] : value;
  if (shown(actual) === actual && shown(expected) === expected) return mismatch;
  return { ...mismatch, expected: shown(expected), actual: shown(actual), mismatch: 'another value' };
};

const mediaType = 'content-type';

const headerRequirement = (name: string, verified: VerifiedInteraction): RequirementId =>
  name === mediaType && pinsCreate(verified) ? 'answers.mediaType' : byStatus(verified);

const findingsOf = (contract: Contract, mismatch: Mismatch, verified: VerifiedInteraction): Finding[] => {
  const { type, key } = mismatch;
  if (type === 'StatusMismatch') return [finding(requirementOf(contract, verified), 'status', mismatch)];
  if (type === 'BodyMismatch') return inBody(contract, mismatch, verified);
  if (type === 'BodyTypeMismatch') return [finding(headerRequirement(mediaType, verified), mediaType, mismatch)];
  if (type !== 'HeaderMismatch') return [finding(byStatus(verified), String(type), mismatch)];
  const name = String(key).toLowerCase();
  return [finding(headerRequirement(name, verified), name, shownMismatch(name, mismatch))];
};

/** The finding of an interaction that was not compared, with the verifier's reason. */
const notCompared = (contract: Contract, verified: VerifiedInteraction): Finding => ({
  requirement: requirementOf(contract, verified),
  location: '',
  expected: 'an answer as the pact pins it',
  actual: verified.result.problem ?? 'another',
});

/** What an interaction breaks; nothing when it passes. */
export const findingsIn = (contract: Contract, verified: VerifiedInteraction): Finding[] => {
  const { mismatches, passes } = verified.result;
  const findings = mismatches.flatMap((mismatch) => findingsOf(contract, mismatch, verified));
  // A body of another media type than pinned is a mismatch of its header and of the body.
  const isMediaType = ({ location }: Finding): boolean => location === mediaType;
  const once = findings.filter((one) => !isMediaType(one) || findings.findIndex(isMediaType) === findings.indexOf(one));
  return once.length > 0 || passes ? once : [notCompared(contract, verified)];
};
