// What the contract leaves open is observed, never judged: for each such requirement there is a lawful oddity that answers
// otherwise than the plain tenant, and neither fails it.

import type { Deviation } from '../../contracts/deviations/deviation.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import { campaignOn, examineAll } from '../../engine/selftest/in-process.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';

const lawful = odditiesOf(userStatus).filter(({ socketOnly }) => !socketOnly);
const left = providerRequirements(userStatus).filter(({ level }) => level === 'UNSPECIFIED');

const observedOn = async (id: RequirementId, deviations: readonly Deviation[]): Promise<string> => {
  const verdicts = await examineAll(campaignOn(deviations, { contract: userStatus, only: [id], cases: 0 }), [id]);
  expect(verdicts.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  return JSON.stringify(verdicts.map(({ observed = {} }) => observed));
};

const isObservedOtherwise = async (id: RequirementId): Promise<boolean> => {
  const plain = await observedOn(id, []);
  // Oddities of answers stand first, those of requests last.
  for (const oddity of id.startsWith('answers.') ? lawful : lawful.toReversed())
    if ((await observedOn(id, [oddity])) !== plain) return true;
  return false;
};

test.each(left)('$id is observed in two ways', async ({ id }) => expect(await isObservedOtherwise(id)).toBe(true));
