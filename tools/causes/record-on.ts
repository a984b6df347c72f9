// The record of a whole run on a tenant with these deviations, without a socket.
import type { Contract } from '../../contracts/contract.ts';
import type { Deviation } from '../../contracts/deviations/deviation.ts';
import { createCampaign } from '../../engine/campaign/campaign.ts';
import { started } from '../../engine/campaign/run-event.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import { inProcess } from '../../engine/connection/in-process.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { openRecord } from '../../reports/record/record.ts';
import type { Results } from '../../reports/record/results.ts';

/** How much a run sends: its seed, its generated cases per path and theme, and on how many paths; on all unless that is given. */
export type Size = { readonly seed: number; readonly cases: number; readonly paths?: number };

/**
 * Examines a tenant with these deviations on every requirement and path.
 * @throws NoVerdict where nothing can be said about it.
 */
export const recordOn = async (
  contract: Contract,
  deviations: readonly Deviation[],
  { seed, cases, paths }: Size,
): Promise<Results> => {
  const tenant = createTenant({ contract, deviations });
  const settings = readSettings(
    contract,
    { seed: String(seed), cases: String(cases), path: contract.paths.names.slice(0, paths) },
    {},
  );
  const target = inProcess((request) => tenant.respond(request));
  const { hear, results } = openRecord();
  hear(started(settings, target.baseUrl));
  const campaign = createCampaign({ target, settings, listener: hear });
  for (const path of campaign.paths)
    for (const { id } of providerRequirements(contract))
      hear({ kind: 'verdict', verdict: await campaign.examine(id, path) });
  hear({ kind: 'ended', counts: { ...target.counts } });
  const recorded = results();
  if (!recorded) throw new Error('a run that has started has a record');
  return recorded;
};
