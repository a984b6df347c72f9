// Finds what a pact pins although the page does not promise it: each interaction is tried on every reference provider,
// and where the answer of one differs from what is pinned, that is a finding.

import type { Contract } from '../../contracts/contract.ts';
import type { Finding } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { judgeRequest } from '../../contracts/judging/judge-request.ts';
import { createdStatus, method } from '../../contracts/odata/create.ts';
import { memberIdOf } from '../../contracts/requirements/answered-properties.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { requestOf } from '../file/interaction-request.ts';
import type { Interaction, Pact } from '../file/read-pact.ts';
import { type AnswerDifference, answerDifferences } from './answer-differences.ts';
import { type ReferenceProvider, referenceProviders } from './reference-providers.ts';

/**
 * `error`: a provider that keeps every MUST and SHOULD would fail the interaction. `warning`: one that keeps every
 * MUST would. `unjudged`: the lint cannot decide.
 */
export type Severity = 'error' | 'warning' | 'unjudged';

export type LintFinding = Finding & { readonly interaction: string; readonly severity: Severity };

type FindingInInteraction = Omit<LintFinding, 'interaction'>;

const requirementAt = (contract: Contract, location: string, isCreate: boolean): RequirementId => {
  if (!isCreate) return location === 'www-authenticate' ? 'refusals.challenge' : 'refusals.envelope';
  if (location === 'content-type') return 'answers.mediaType';
  const [, name = ''] = location.split('/');
  return memberIdOf(contract, name) ?? 'answers.additional';
};

const severityOf = ({ result }: AnswerDifference, { keeps }: ReferenceProvider): Severity => {
  if (result !== 'differs') return 'unjudged';
  return keeps === 'everything' ? 'error' : 'warning';
};

/** An interaction, and the contract that it is held to. */
type Linting = { readonly contract: Contract; readonly interaction: Interaction };

const findingOf = (
  { contract, interaction }: Linting,
  difference: AnswerDifference,
  provider: ReferenceProvider,
): FindingInInteraction => {
  const { location, pinned, actual, result } = difference;
  const expected = expectedOf(contract, requestOf(contract, interaction));
  const own = expected.answers === 'refusal' ? expected.because : 'answers.created';
  const isCreated = interaction.answer.status === createdStatus;
  return {
    requirement: location === 'status' ? own : requirementAt(contract, location, isCreated),
    location,
    expected: `${actual}: the answer of a conformant provider that ${provider.says}`,
    actual: `pinned ${pinned}${result === 'tooSlow' ? ', a pattern that took too long to be tried' : ''}`,
    severity: severityOf(difference, provider),
  };
};

const findingsBy = (linting: Linting, provider: ReferenceProvider): FindingInInteraction[] => {
  const { contract, interaction } = linting;
  const answer = provider.answer(requestOf(contract, interaction));
  return answer ? answerDifferences(interaction.answer, answer).map((one) => findingOf(linting, one, provider)) : [];
};

/** The first of the most severe findings at each place: one reason is enough. */
const onePerPlace = (found: readonly FindingInInteraction[]): FindingInInteraction[] => {
  const mostSevereFirst: readonly Severity[] = ['error', 'warning', 'unjudged'];
  const sorted = mostSevereFirst.flatMap((severity) => found.filter((one) => one.severity === severity));
  const places = Map.groupBy(sorted, ({ location }) => location);
  return [...places.values()].flatMap((some) => some.slice(0, 1));
};

/** Why a request is refused for which the pact pins a success: more to the point than the status. */
const refusalReasons = ({ contract, interaction }: Linting): FindingInInteraction[] => {
  const request = requestOf(contract, interaction);
  const expected = expectedOf(contract, request);
  if (expected.answers !== 'refusal' || interaction.answer.status >= 400) return [];
  return judgeRequest(contract, request)
    .filter(({ requirement }) => requirement === expected.because)
    .map((finding) => ({ ...finding, location: `request ${finding.location}`, severity: 'error' }));
};

const otherOperation = ({ contract, interaction: { request } }: Linting): FindingInInteraction => ({
  requirement: 'paths.documented',
  location: 'request path',
  expected: `${method} on one of the ${contract.paths.names.length} documented paths`,
  actual: `${request.method} ${request.path}`,
  severity: 'error',
});

const isCreate = ({ contract, interaction }: Linting): boolean => {
  const request = requestOf(contract, interaction);
  return request.method === method && contract.paths.match(request.path)?.rest === '';
};

const lintInteraction = (linting: Linting): FindingInInteraction[] => {
  if (!isCreate(linting)) return [otherOperation(linting)];
  const reasons = refusalReasons(linting);
  const providers = referenceProviders(linting.contract);
  return reasons.length > 0 ? reasons : onePerPlace(providers.flatMap((one) => findingsBy(linting, one)));
};

const notHttp: FindingInInteraction = {
  requirement: 'paths.documented',
  location: 'interaction',
  expected: 'an HTTP request and its answer',
  actual: 'another kind of interaction',
  severity: 'error',
};

/** What a pact pins that the page does not promise, and its requests that a provider must or should refuse. */
export const lintPact = (contract: Contract, { interactions, others }: Pact): LintFinding[] => [
  ...interactions.flatMap((interaction) =>
    lintInteraction({ contract, interaction }).map((finding) => ({
      ...finding,
      interaction: interaction.description,
    })),
  ),
  ...others.map((description) => ({ ...notHttp, interaction: description })),
];
