// The reference providers that the lint tries an interaction on: embedded tenants that each answer in another way that
// the page allows. Those that break a SHOULD are allowed too, but what only they would fail is a warning.
import type { Contract } from '../../contracts/contract.ts';
import type { Deviation, Fault } from '../../contracts/deviations/deviation.ts';
import { type Answer, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { isTryAgain } from '../../contracts/judging/judge-exchange.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';

export type ReferenceProvider = {
  readonly says: string;
  /** Whether it keeps every MUST and SHOULD, or every MUST alone. */
  readonly keeps: 'everything' | 'musts';
  /** Its answer to a request, where it gives one. */
  readonly answer: (request: Request) => Answer | undefined;
};

type Kind = Pick<ReferenceProvider, 'says' | 'keeps'>;

// A new tenant for each request, so that no answer depends on an earlier one.
const provider = (contract: Contract, kind: Kind, deviations: readonly Deviation[]): ReferenceProvider => ({
  ...kind,
  answer: (request) => {
    const reply = createTenant({ contract, deviations }).respond(request);
    return isSilence(reply) || isTryAgain(reply) ? undefined : reply;
  },
});

const refusesUnspecified = (contract: Contract): Deviation => ({
  reply: (reply, { request }) =>
    expectedOf(contract, request).answers !== 'either'
      ? reply
      : {
          status: 400,
          headers: { 'content-type': 'application/json' },
          body: '{"error":{"code":"BadRequest","message":"Not here."}}',
        },
});

/** Every reference provider of a contract, the plainest first. */
export const referenceProviders = (contract: Contract): readonly ReferenceProvider[] => {
  const everything = (says: string, deviations: readonly Deviation[]): ReferenceProvider =>
    provider(contract, { says, keeps: 'everything' }, deviations);
  const breaksShould = ({ breaks }: Fault): boolean => contract.requirements.get(breaks).level === 'SHOULD';
  return [
    everything('keeps the page to the letter', []),
    everything('refuses what the page leaves open', [refusesUnspecified(contract)]),
    ...odditiesOf(contract)
      .filter(({ socketOnly }) => !socketOnly)
      .map((one) => everything(one.says, [one])),
    ...faultsOf(contract)
      .filter(breaksShould)
      .map((one) => provider(contract, { says: one.says, keeps: 'musts' }, [one])),
  ];
};
