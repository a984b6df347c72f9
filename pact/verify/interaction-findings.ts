// The findings of an interaction that does not hold, under the ids of requirements. A pact is kept or broken whatever
// level its requirement has: each finding is counted under a requirement that a provider MUST keep.
import type { Finding, Request } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { show } from '../../contracts/judging/show.ts';
import { readBody } from '../../contracts/odata/read-body.ts';
import { exampleRequestBody } from '../../contracts/user-status/documented/example.ts';
import { createdStatus } from '../../contracts/user-status/operation.ts';
import { findRequirement } from '../../contracts/user-status/requirements/catalogue.ts';
import { sameJson } from '../file/same-json.ts';
import type { VerifiedInteraction } from './join-results.ts';
import type { InteractionResult, Mismatch } from './run-verifier.ts';

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

const namesMissing = /missing the following keys: (.+)$/;

const namesIn = ({ path, mismatch }: Mismatch): string[] => {
  const [, missing] = namesMissing.exec(String(mismatch)) ?? [];
  if (path === '$' && missing !== undefined) return missing.split(', ');
  const [, name] = /^\$(?:\.(\w+)|\['([^']+)'\])/.exec(String(path)) ?? [];
  return [name ?? ''];
};

const words = (value: unknown): string => (typeof value === 'string' ? value : show(value));

const finding = (id: string, location: string, mismatch: Mismatch): Finding => ({
  requirement: id,
  location,
  expected: words(mismatch['expected']),
  actual: `${words(mismatch['actual'])} (${words(mismatch['mismatch'])})`,
});

const inBody = (mismatch: Mismatch, fallback: string): Finding[] =>
  namesIn(mismatch).map((name) => {
    const id = `answers.${name}`;
    return finding(
      fallback === 'answers.created' && isMust(id) ? id : fallback,
      name === '' ? '' : `/${name}`,
      mismatch,
    );
  });

const findingsOf = (mismatch: Mismatch, verified: VerifiedInteraction): Finding[] => {
  const { type, key } = mismatch;
  const fallback = byStatus(verified);
  if (type === 'StatusMismatch') return [finding(requirementOf(verified), 'status', mismatch)];
  if (type === 'BodyMismatch') return inBody(mismatch, fallback);
  if (type !== 'HeaderMismatch') return [finding(fallback, String(type), mismatch)];
  const name = String(key).toLowerCase();
  return [
    finding(name === 'content-type' && fallback === 'answers.created' ? 'answers.mediaType' : fallback, name, mismatch),
  ];
};

const problemOf = ({ problem, holds }: InteractionResult, verified: VerifiedInteraction): Finding[] =>
  holds
    ? []
    : [
        {
          requirement: requirementOf(verified),
          location: '',
          expected: 'an answer as the pact pins it',
          actual: problem ?? 'another',
        },
      ];

/** What an interaction breaks; nothing when it holds. */
export const findingsIn = (verified: VerifiedInteraction): Finding[] => {
  const found = verified.result.mismatches.flatMap((mismatch) => findingsOf(mismatch, verified));
  return found.length > 0 ? found : problemOf(verified.result, verified);
};
