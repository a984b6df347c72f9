// Our own rate: verify's generated cases with everything on, sent to the same tenant.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { openConformance } from '../../engine/campaign/conformance.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { openRecord } from '../../reports/record/record.ts';

const requirement = 'bodies.valid';

export type Amount = { readonly connections: number; readonly cases: number; readonly seed: number };

/**
 * Requests per second of generated valid bodies: generation, sending, judging, evidence and record.
 * @throws Error when the tenant breaks what it is examined on.
 */
export const measureOwnRate = async (baseUrl: string, { connections, cases, seed }: Amount): Promise<number> => {
  const settings = readSettings(
    userStatus,
    {
      target: baseUrl,
      only: [requirement],
      cases: String(cases / userStatus.paths.names.length),
      seed: String(seed),
      concurrency: String(connections),
    },
    { GRAPH_TOKEN: tenantTokens.granted },
  );
  const record = openRecord();
  const conformance = await openConformance(settings, record.hear);
  const start = performance.now();
  for (const path of conformance.paths) {
    const { outcome } = await conformance.examine(requirement, path);
    if (outcome !== 'pass') throw new Error(`${requirement} is ${outcome} on ${path}`);
  }
  const seconds = (performance.now() - start) / 1000;
  await conformance.close();
  return (record.results()?.counts.requests ?? 0) / seconds;
};
