// Which faults of the catalogue each tool catches, and which lawful oddities it blames: a tenant for each of them.
import { availableParallelism } from 'node:os';
import { themeOf } from '../../../contracts/requirements/catalogue.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { eachConcurrently } from '../../../engine/connection/each-concurrently.ts';
import { runTrials } from '../../../engine/selftest/run-trials.ts';
import { planTrials } from '../../../engine/selftest/trials.ts';
import { faultsOf } from '../../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../../fixtures/tenant/oddities/oddities.ts';
import { showSteps } from '../../../reports/terminal/steps.ts';
import type { Peer } from './peer.ts';
import { brief } from './requests.ts';
import { runPeer } from './run.ts';

/** The names of the deviations for which a tool reported something. */
export type Caught = ReadonlySet<string>;

const faults = faultsOf(userStatus);
const oddities = odditiesOf(userStatus);
const deviations = [...faults, ...oddities].map(({ name }) => name);

/** Runs a peer on a tenant for each fault and oddity, in as many processes as there are cores. */
export const caughtBy = async (peer: Peer, directory: string): Promise<Caught> => {
  const caught = new Set<string>();
  const steps = showSteps(`tenants for ${peer.name}`, deviations.length);
  let done = 0;
  await eachConcurrently(deviations, availableParallelism(), async (deviation) => {
    const { foundNothing } = await runPeer(peer, { directory, requests: brief, passes: 1, deviation });
    if (!foundNothing) caught.add(deviation);
    done += 1;
    steps.advance(done);
  });
  steps.stop();
  return caught;
};

/** The same by verify, as selftest does it: a fault counts when any requirement fails, an oddity when a MUST fails. */
export const caughtByVerify = async (): Promise<Caught> => {
  const plan = planTrials(userStatus, [], { cases: 100, seed: 1, seeds: 1 }).filter(
    ({ purpose }) => purpose.kind === 'oddity' || (purpose.kind === 'fault' && purpose.way === 'always'),
  );
  const steps = showSteps('tenants for verify', plan.length);
  const done = await runTrials(userStatus, plan, steps.advance);
  steps.stop();
  const found = done.filter(({ purpose, tried }) =>
    tried.broken.some(
      (broken) => purpose.kind === 'fault' || userStatus.requirements.get(broken.requirement).level === 'MUST',
    ),
  );
  return new Set(found.flatMap(({ purpose }) => ('name' in purpose ? [purpose.name] : [])));
};

/** The faults by the theme of the requirement that they break. */
export const faultsByTheme: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(faults, ({ breaks }) => themeOf(breaks))].map(([theme, some]) => [
    theme,
    some.map(({ name }) => name),
  ]),
);

export const lawful: readonly string[] = oddities.map(({ name }) => name);
