// Campaigns against tenants without a socket, for proofs by the hundred.
import type { Contract } from '../../contracts/contract.ts';
import type { Deviation, Fault } from '../../contracts/deviations/deviation.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { type Campaign, createCampaign } from '../campaign/campaign.ts';
import { ignoreEvents } from '../campaign/run-event.ts';
import type { Verdict } from '../campaign/verdict.ts';
import { inProcess } from '../connection/in-process.ts';
import { readSettings } from '../settings/settings.ts';

export type Proof = {
  readonly contract: Contract;
  readonly only?: readonly RequirementId[];
  readonly seed?: number;
  readonly cases?: number;
};

/** A campaign against a tenant with these deviations; without `only` it examines everything. */
export const campaignOn = (
  deviations: readonly Deviation[],
  { contract, only = [], seed = 1, cases = 60 }: Proof,
): Campaign => {
  const tenant = createTenant({ contract, deviations });
  const settings = readSettings(contract, { seed: String(seed), cases: String(cases), only }, {});
  const target = inProcess((request) => tenant.respond(request));
  return createCampaign({ target, settings, listener: ignoreEvents });
};

/** The verdicts on these requirements on every path. */
export const examineAll = async (campaign: Campaign, ids: readonly RequirementId[]): Promise<Verdict[]> => {
  const verdicts: Verdict[] = [];
  for (const path of campaign.paths) for (const id of ids) verdicts.push(await campaign.examine(id, path));
  return verdicts;
};

/** Requirement and path of each broken verdict, as a person would look for them. */
export const brokenIn = (verdicts: readonly Verdict[]): string[] =>
  verdicts.filter(({ outcome }) => outcome === 'fail').map(({ requirement, path }) => `${requirement} on ${path}`);

/** Whether a campaign finds the requirement broken that a fault breaks, on some path. */
export const isCaught = async (contract: Contract, fault: Fault): Promise<boolean> => {
  const campaign = campaignOn([fault], { contract, only: [fault.breaks], cases: 40 });
  for (const path of campaign.paths) if ((await campaign.examine(fault.breaks, path)).outcome === 'fail') return true;
  return false;
};
