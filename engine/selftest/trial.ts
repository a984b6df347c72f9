// A trial: whole runs against a tenant with one deviation, and what they found broken.

import type { Contract } from '../../contracts/contract.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { type Campaign, createCampaign } from '../campaign/campaign.ts';
import { ignoreEvents } from '../campaign/run-event.ts';
import { generatedAlone, providerRequirements, schedule } from '../campaign/schedule.ts';
import { connect } from '../connection/connect.ts';
import { agreeOnThisMachine } from '../connection/consent/agreement.ts';
import { inProcess } from '../connection/in-process.ts';
import type { Target } from '../connection/target.ts';
import { readSettings, type Settings } from '../settings/settings.ts';

/** What is tried: a deviation by name, on a run of so many cases per path and theme, once for each seed. */
export type Trial = {
  readonly deviation: string | undefined;
  readonly cases: number;
  readonly seeds: readonly number[];
  /** The one requirement to examine; all of them where there is none. */
  readonly only?: RequirementId;
  /** Whether to stop at the first seed that finds something broken. */
  readonly untilBroken?: true;
};

export type Broken = { readonly requirement: RequirementId; readonly path: string; readonly seed: number };

/** What the runs of a trial found; `cases` counts, for every requirement, the exchanges that could have shown it broken. */
export type Tried = {
  readonly broken: readonly Broken[];
  readonly notExercised: readonly Broken[];
  readonly cases: Readonly<Record<string, number>>;
};

type Opened = { readonly target: Target; readonly close: () => Promise<void> };

const needsSocket = (contract: Contract, name: string | undefined): boolean =>
  odditiesOf(contract).some((oddity) => oddity.name === name && oddity.socketOnly);

const openOnSocket = async (name: string, settings: Settings): Promise<Opened> => {
  const { contract, concurrency, requestTimeout } = settings;
  const tenant = await startTenant(contract, { names: [name] });
  const agreement = agreeOnThisMachine({ url: tenant.baseUrl, secrets: tenantTokens });
  const target = connect({ agreement, connections: concurrency, requestTimeout });
  const close = async (): Promise<void> => {
    await target.close();
    await tenant.close();
  };
  return { target, close };
};

const openInProcess = (contract: Contract, name: string | undefined): Opened => {
  const tenant = createTenant({ contract, deviations: name === undefined ? [] : deviationsNamed(contract, [name]) });
  return { target: inProcess((request) => tenant.respond(request)), close: async () => undefined };
};

/** A tenant with this deviation, in process unless it needs a socket. */
export const open = async (name: string | undefined, settings: Settings): Promise<Opened> =>
  name !== undefined && needsSocket(settings.contract, name)
    ? openOnSocket(name, settings)
    : openInProcess(settings.contract, name);

const idsOf = (contract: Contract, { only }: Trial): readonly RequirementId[] =>
  only === undefined ? providerRequirements(contract).map(({ id }) => id) : [only];

const examineAll = async (campaign: Campaign, ids: readonly RequirementId[], seed: number): Promise<Tried> => {
  const [broken, notExercised, cases]: [Broken[], Broken[], Record<string, number>] = [[], [], {}];
  for (const id of ids)
    for (const path of campaign.paths) {
      const verdict = await campaign.examine(id, path);
      cases[id] = (cases[id] ?? 0) + verdict.cases;
      if (verdict.outcome === 'fail') broken.push({ requirement: id, path, seed });
      if (verdict.outcome === 'not exercised') notExercised.push({ requirement: id, path, seed });
    }
  return { broken, notExercised, cases };
};

const together = (one: Tried, other: Tried): Tried => ({
  broken: [...one.broken, ...other.broken],
  notExercised: [...one.notExercised, ...other.notExercised],
  cases: Object.fromEntries(Object.entries(other.cases).map(([id, count]) => [id, count + (one.cases[id] ?? 0)])),
});

const nothing: Tried = { broken: [], notExercised: [], cases: {} };

/**
 * Runs a trial, all seeds on one tenant. The first seed sends everything that a run sends; the others what depends on
 * the seed, the generated cases.
 * @throws Error when there is no such deviation.
 */
export const runTrial = async (contract: Contract, trial: Trial): Promise<Tried> => {
  const { deviation, cases, only, seeds, untilBroken = false } = trial;
  const settings = readSettings(
    contract,
    { cases: String(cases), ...(only === undefined ? {} : { only: [only] }) },
    {},
  );
  const { target, close } = await open(deviation, settings);
  let tried = nothing;
  for (const [turn, seed] of seeds.entries()) {
    const scheduler = turn === 0 ? schedule : generatedAlone;
    const campaign = createCampaign({ target, settings: { ...settings, seed }, listener: ignoreEvents, scheduler });
    tried = together(tried, await examineAll(campaign, idsOf(contract, trial), seed));
    if (untilBroken && tried.broken.length > 0) break;
  }
  await close();
  return tried;
};
