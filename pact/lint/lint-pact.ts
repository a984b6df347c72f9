// Finds what a pact pins although the page does not promise it: each interaction is tried on every reference provider,
// and where the answer of one differs from what is pinned, that is a finding.

import type { Finding } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { judgeRequest } from '../../contracts/judging/judge-request.ts';
import { keyName, propertyNames } from '../../contracts/user-status/entity.ts';
import { createdStatus, matchPath } from '../../contracts/user-status/operation.ts';
import { requestOf } from '../file/interaction-request.ts';
import type { Interaction, Pact } from '../file/read-pact.ts';
import { type AnswerDifference, answerDifferences } from './answer-differences.ts';
import { type ReferenceProvider, referenceProviders } from './reference-providers.ts';

/**
 * `error`: a provider that keeps every MUST and SHOULD would fail the interaction. `warning`: one that keeps every
 * MUST would. `unjudged`: the lint cannot tell.
 */
export type Severity = 'error' | 'warning' | 'unjudged';

export type LintFinding = Finding & { readonly interaction: string; readonly severity: Severity };

type FindingInInteraction = Omit<LintFinding, 'interaction'>;

const requirementAt = (location: string, isCreate: boolean): string => {
  if (!isCreate) return location === 'www-authenticate' ? 'refusals.challenge' : 'refusals.envelope';
  if (location === 'content-type') return 'answers.mediaType';
  const [, name] = location.split('/');
  return [keyName, ...propertyNames].some((property) => property === name) ? `answers.${name}` : 'answers.additional';
};

const severityOf = ({ result }: AnswerDifference, { keeps }: ReferenceProvider): Severity => {
  if (result === 'unknown') return 'unjudged';
  return keeps === 'everything' ? 'error' : 'warning';
};

const findingOf = (
  interaction: Interaction,
  difference: AnswerDifference,
  provider: ReferenceProvider,
): FindingInInteraction => {
  const { location, pinned, actual } = difference;
  const expected = expectedOf(requestOf(interaction));
  const own = expected.answers === 'refusal' ? expected.because : 'answers.created';
  return {
    requirement: location === 'status' ? own : requirementAt(location, interaction.answer.status === createdStatus),
    location,
    expected: `${actual}: the answer of a conformant provider that ${provider.says}`,
    actual: `pinned ${pinned}`,
    severity: severityOf(difference, provider),
  };
};

const findingsBy = (interaction: Interaction, provider: ReferenceProvider): FindingInInteraction[] => {
  const answer = provider.answer(requestOf(interaction));
  return answer
    ? answerDifferences(interaction.answer, answer).map((one) => findingOf(interaction, one, provider))
    : [];
};

/** The first of the most severe findings at each place: one reason is enough. */
const onePerPlace = (found: readonly FindingInInteraction[]): FindingInInteraction[] => {
  const mostSevereFirst: readonly Severity[] = ['error', 'warning', 'unjudged'];
  const sorted = mostSevereFirst.flatMap((severity) => found.filter((one) => one.severity === severity));
  const places = Map.groupBy(sorted, ({ location }) => location);
  return [...places.values()].flatMap((some) => some.slice(0, 1));
};

/** Why a request is refused for which the pact pins a success: more to the point than the status. */
const refusalReasons = (interaction: Interaction): FindingInInteraction[] => {
  const request = requestOf(interaction);
  const expected = expectedOf(request);
  if (expected.answers !== 'refusal' || interaction.answer.status >= 400) return [];
  return judgeRequest(request)
    .filter(({ requirement }) => requirement === expected.because)
    .map((finding) => ({ ...finding, location: `request ${finding.location}`, severity: 'error' }));
};

const otherOperation = ({ request }: Interaction): FindingInInteraction => ({
  requirement: 'paths.documented',
  location: 'request path',
  expected: 'POST on one of the eight documented paths',
  actual: `${request.method} ${request.path}`,
  severity: 'error',
});

const isCreate = (interaction: Interaction): boolean => {
  const { method, path } = requestOf(interaction);
  return method === 'POST' && matchPath(path)?.rest === '';
};

const lintInteraction = (interaction: Interaction): FindingInInteraction[] => {
  if (!isCreate(interaction)) return [otherOperation(interaction)];
  const reasons = refusalReasons(interaction);
  return reasons.length > 0 ? reasons : onePerPlace(referenceProviders.flatMap((one) => findingsBy(interaction, one)));
};

const notHttp: FindingInInteraction = {
  requirement: 'paths.documented',
  location: 'interaction',
  expected: 'an HTTP request and its answer',
  actual: 'another kind of interaction',
  severity: 'error',
};

/** What a pact pins that the page does not promise, and its requests that a provider must or should refuse. */
export const lintPact = ({ interactions, others }: Pact): LintFinding[] => [
  ...interactions.flatMap((one) =>
    lintInteraction(one).map((finding) => ({ ...finding, interaction: one.description })),
  ),
  ...others.map((description) => ({ ...notHttp, interaction: description })),
];
