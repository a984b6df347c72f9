// The lawful tenants that a pact is held against: each answers as the page allows, and together they show how far it
// allows it. Those that break a SHOULD are lawful where only what a provider MUST do is asked for.
import { type Answer, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { isTryAgain } from '../../contracts/judging/judge-exchange.ts';
import type { Level } from '../../contracts/judging/requirement.ts';
import { requirement } from '../../contracts/user-status/requirements/catalogue.ts';
import type { Deviation } from '../../fixtures/tenant/deviation.ts';
import { faults } from '../../fixtures/tenant/faults/index.ts';
import { oddities } from '../../fixtures/tenant/oddities/index.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';

export type Witness = {
  readonly says: string;
  /** Whether it keeps every MUST and SHOULD, or every MUST alone. */
  readonly keeps: 'everything' | 'musts';
  /** Its answer to a request, where it gives one. */
  readonly answer: (request: Request) => Answer | undefined;
};

// Made anew for each request, so that no answer depends on an earlier one.
const witness = (says: string, keeps: Witness['keeps'], deviations: readonly Deviation[]): Witness => ({
  says,
  keeps,
  answer: (request) => {
    const reply = createTenant({ deviations }).respond(request);
    return isSilence(reply) || isTryAgain(reply) ? undefined : reply;
  },
});

const unspecified: Deviation = {
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

/** Every lawful tenant, the plainest first. */
export const witnesses: readonly Witness[] = [
  witness('keeps the page to the letter', 'everything', []),
  witness('refuses what the page leaves open', 'everything', [unspecified]),
  ...oddities.filter(({ socketOnly }) => !socketOnly).map((one) => witness(one.says, 'everything', [one])),
  ...faults.filter(({ breaks }) => levelOf(breaks) === 'SHOULD').map((one) => witness(one.says, 'musts', [one])),
];
