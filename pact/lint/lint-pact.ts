// Whether a pact pins more than the page promises: an interaction is held against every lawful tenant, and one that a
// lawful tenant would fail is named, with the place and with what the tenant does.

import type { Finding } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { judgeRequest } from '../../contracts/judging/judge-request.ts';
import { propertyNames } from '../../contracts/user-status/entity.ts';
import { createdStatus, matchPath } from '../../contracts/user-status/operation.ts';
import { requestOf } from '../file/interaction-request.ts';
import type { Interaction, Pact } from '../file/read-pact.ts';
import { type Clash, clashes } from './answer-differences.ts';
import { type Witness, witnesses } from './reference-providers.ts';

/**
 * `error`: a provider that keeps every MUST and SHOULD would fail the interaction. `warning`: one that keeps every
 * MUST would. `unjudged`: the lint cannot tell.
 */
export type Severity = 'error' | 'warning' | 'unjudged';

export type LintFinding = Finding & { readonly interaction: string; readonly severity: Severity };

type Judged = Omit<LintFinding, 'interaction'>;

const requirementAt = (location: string, isCreate: boolean): string => {
  if (!isCreate) return location === 'www-authenticate' ? 'refusals.challenge' : 'refusals.envelope';
  if (location === 'content-type') return 'answers.mediaType';
  if (location === '/id') return 'answers.id';
  const [, name] = location.split('/');
  return propertyNames.some((property) => property === name) ? `answers.${name}` : 'answers.additional';
};

const severityOf = ({ fit }: Clash, { keeps }: Witness): Severity => {
  if (fit === 'unknown') return 'unjudged';
  return keeps === 'everything' ? 'error' : 'warning';
};

const findingOf = (interaction: Interaction, clash: Clash, witness: Witness): Judged => {
  const { location, pinned, came } = clash;
  const expected = expectedOf(requestOf(interaction));
  const own = expected.answers === 'refusal' ? expected.because : 'answers.created';
  return {
    requirement: location === 'status' ? own : requirementAt(location, interaction.answer.status === createdStatus),
    location,
    expected: `${came}, as from a lawful provider that ${witness.says}`,
    actual: `pinned ${pinned}`,
    severity: severityOf(clash, witness),
  };
};

const findingsBy = (interaction: Interaction, witness: Witness): Judged[] => {
  const answer = witness.answer(requestOf(interaction));
  return answer ? clashes(interaction.answer, answer).map((clash) => findingOf(interaction, clash, witness)) : [];
};

/** Of all that is found at one place, the first of the gravest kind: one reason is enough. */
const oneEach = (found: readonly Judged[]): Judged[] => {
  const gravity: readonly Severity[] = ['error', 'warning', 'unjudged'];
  const sorted = gravity.flatMap((severity) => found.filter((one) => one.severity === severity));
  const places = Map.groupBy(sorted, ({ location }) => location);
  return [...places.values()].flatMap((some) => some.slice(0, 1));
};

/** Why a request is refused, said before the status that is pinned for it. */
const reasons = (interaction: Interaction): Judged[] => {
  const request = requestOf(interaction);
  const expected = expectedOf(request);
  if (expected.answers !== 'refusal' || interaction.answer.status >= 400) return [];
  return judgeRequest(request)
    .filter(({ requirement }) => requirement === expected.because)
    .map((finding) => ({ ...finding, location: `request ${finding.location}`, severity: 'error' }));
};

const elsewhere = ({ request }: Interaction): Judged => ({
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

const lintInteraction = (interaction: Interaction): Judged[] => {
  if (!isCreate(interaction)) return [elsewhere(interaction)];
  const why = reasons(interaction);
  return why.length > 0 ? why : oneEach(witnesses.flatMap((one) => findingsBy(interaction, one)));
};

const noHttp: Judged = {
  requirement: 'paths.documented',
  location: 'interaction',
  expected: 'an HTTP request and its answer',
  actual: 'another kind of interaction',
  severity: 'error',
};

/** What a pact pins that the page does not promise, and the requests in it that the page would refuse. */
export const lintPact = ({ interactions, others }: Pact): LintFinding[] => [
  ...interactions.flatMap((one) =>
    lintInteraction(one).map((finding) => ({ ...finding, interaction: one.description })),
  ),
  ...others.map((description) => ({ ...noHttp, interaction: description })),
];
