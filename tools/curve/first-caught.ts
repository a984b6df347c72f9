// After how many requests of a plan a deviation of the tenant is first seen. A plan does not depend on its budget, so that one
// run tells what every smaller budget shows.
import type { Contract } from '../../contracts/contract.ts';
import type { Step } from '../../engine/campaign/budget/candidate.ts';
import { planOf } from '../../engine/campaign/budget/plan.ts';
import { createCampaign } from '../../engine/campaign/campaign.ts';
import type { RunEvent } from '../../engine/campaign/run-event.ts';
import { providerRequirements } from '../../engine/campaign/schedule.ts';
import { open } from '../../engine/selftest/trial.ts';
import { readSettings } from '../../engine/settings/settings.ts';

/** A deviation by name, as selftest names it, and the run in which it is looked for. */
export type Search = {
  readonly deviation: string;
  readonly budget: number;
  readonly seed: number;
  /** The requirement that a fault breaks; none for an oddity. */
  readonly breaks?: string;
  /** What is known of single cases, instead of what the contract says. */
  readonly telling?: Readonly<Record<string, number>>;
};

export type Found = {
  /** The number of the request that first showed anything broken. */
  readonly seen?: number;
  /** The number of the one that showed the requirement broken of which the fault is one. */
  readonly named?: number;
  /** The requirements of MUST level that were found broken by the end. */
  readonly blamed: readonly string[];
};

const ofReadings: readonly string[] = ['answers.readBack', 'refusals.nothingCreated'];

const plans = new Map<string, readonly Step[]>();

/** The plan of a run, made once: many searches send it. */
const planFor: typeof planOf = function* (settings, paths) {
  const { seed, budget = 0, contract } = settings;
  const key = JSON.stringify([contract.module, seed, budget, contract.tellingCases]);
  const known = plans.get(key);
  if (known !== undefined) return yield* known;
  const steps: Step[] = [];
  for (const step of planOf(settings, paths)) {
    if (steps.length >= budget) break;
    steps.push(step);
  }
  plans.set(key, steps);
  return yield* steps;
};

type Noted = { seen?: number; named?: number };

/** Runs a plan against a tenant with a deviation until its requirement is found broken, or to its end. */
export const firstCaught = async (known: Contract, search: Search): Promise<Found> => {
  const { deviation, breaks = '', telling } = search;
  const contract = telling === undefined ? known : { ...known, tellingCases: telling };
  // What a reading shows is no event: of a fault that only readings show, the run ends when it is seen.
  const isRead = ofReadings.includes(breaks);
  const said = { seed: String(search.seed), budget: String(search.budget), strict: isRead, bail: isRead };
  const stop = new AbortController();
  const settings = { ...readSettings(contract, said, {}), signal: stop.signal };
  const { target, close } = await open(deviation, settings);
  const noted: Noted = {};
  const listener = (event: RunEvent): void => {
    if (event.kind !== 'judged' || event.broken.length === 0) return;
    noted.seen ??= target.counts.requests;
    if (!event.broken.includes(breaks)) return;
    noted.named ??= target.counts.requests;
    stop.abort();
  };
  const campaign = createCampaign({ target, settings, listener, plan: planFor });
  const blamed = new Set<string>();
  for (const { id, level } of providerRequirements(contract))
    for (const path of campaign.paths) {
      const isBroken = (await campaign.examine(id, path)).outcome === 'fail';
      if (isBroken && id === breaks && isRead) noted.seen = noted.named = target.counts.requests;
      if (isBroken && level === 'MUST') blamed.add(id);
    }
  await close();
  return { ...noted, blamed: [...blamed] };
};
