// Wires tenant: starts it, prints its base URL and tokens, and stops it on a signal.

import { once } from 'node:events';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { messageOf } from '../../engine/connection/error-code.ts';
import { print } from '../../engine/output/terminal.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { odditiesOf } from '../../fixtures/tenant/oddities/oddities.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { cannotListen, checkPlace, type PlaceOptions, warnBeyondLoopback } from '../listen-place.ts';
import { securePlace } from '../secure-place.ts';

type TenantOptions = PlaceOptions & {
  readonly https?: boolean;
  readonly fault?: readonly string[];
  readonly listFaults?: boolean;
};

const checkNames = (names: readonly string[] = []): readonly string[] => {
  try {
    deviationsNamed(userStatus, names);
    return names;
  } catch (error) {
    throw new WrongUse(`--fault: ${messageOf(error)}.`);
  }
};

const listFaults = (): void => {
  print(faultsOf(userStatus).map(({ name, says, breaks }) => `${name.padEnd(44)} ${says} (breaks ${breaks})`));
  print(odditiesOf(userStatus).map(({ name, says }) => `${name.padEnd(44)} ${says} (oddity)`));
};

/**
 * Runs the tenant until SIGINT or SIGTERM.
 * @throws WrongUse for a place that is invalid or cannot be had, or an unknown fault.
 */
export const runTenant = async (options: TenantOptions): Promise<void> => {
  if (options.listFaults) return listFaults();
  const [place, names] = [checkPlace(options), checkNames(options.fault)];
  const { place: secured, trust } = securePlace(place, options.https ? { https: true } : {});
  const tenant = await startTenant(userStatus, { names, ...secured }).catch((error: unknown) => {
    throw cannotListen('tenant', error);
  });
  warnBeyondLoopback(place);
  print([
    `GRAPH_BASE_URL=${tenant.baseUrl}`,
    `GRAPH_TOKEN=${tenantTokens.granted}`,
    `GRAPH_INSUFFICIENT_TOKEN=${tenantTokens.insufficient}`,
    ...Object.entries(trust.variables).map(([name, value]) => `${name}=${value}`),
  ]);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await tenant.close();
  trust.remove();
};
