// The reference providers that the lint tries an interaction on: embedded tenants that each answer in another way that
// the page allows. Those that break a SHOULD are allowed too, but what only they would fail is a warning.
import { type Answer, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { isTryAgain } from '../../contracts/judging/judge-exchange.ts';
import type { Level } from '../../contracts/judging/requirement.ts';
import { requirement } from '../../contracts/user-status/requirements/catalogue.ts';
import type { Deviation } from '../../fixtures/tenant/deviation.ts';
import { faults } from '../../fixtures/tenant/faults/index.ts';
import { oddities } from '../../fixtures/tenant/oddities/index.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';

export type ReferenceProvider = {
  readonly says: string;
  /** Whether it keeps every MUST and SHOULD, or every MUST alone. */
  readonly keeps: 'everything' | 'musts';
  /** Its answer to a request, where it gives one. */
  readonly answer: (request: Request) => Answer | undefined;
};

// A new tenant for each request, so that no answer depends on an earlier one.
const provider = (
  says: string,
  keeps: ReferenceProvider['keeps'],
  deviations: readonly Deviation[],
): ReferenceProvider => ({
  says,
  keeps,
  answer: (request) => {
    const reply = createTenant({ deviations }).respond(request);
    return isSilence(reply) || isTryAgain(reply) ? undefined : reply;
  },
});

const refusesUnspecified: Deviation = {
  reply: (reply, { request }) =>
    expectedOf(request).answers !== 'either'
      ? reply
      : {
          status: 400,
          headers: { 'content-type': 'application/json' },
          body: '{"error":{"code":"BadRequest","message":"Not here."}}',
        },
};

const levelOf = (id: string): Level => requirement(id).level;

/** Every reference provider, the plainest first. */
export const referenceProviders: readonly ReferenceProvider[] = [
  provider('keeps the page to the letter', 'everything', []),
  provider('refuses what the page leaves open', 'everything', [refusesUnspecified]),
  ...oddities.filter(({ socketOnly }) => !socketOnly).map((one) => provider(one.says, 'everything', [one])),
  ...faults.filter(({ breaks }) => levelOf(breaks) === 'SHOULD').map((one) => provider(one.says, 'musts', [one])),
];
