// The ceiling: the rate of a load generator with verify's own bodies and the same number of connections.
import autocannon from 'autocannon';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { placeOf } from '../../engine/campaign/schedule.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { generatedCases } from '../../fixtures/cases/cases.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';

const settings = readSettings(userStatus, {}, {});
const onEachPath = 64;

/** The first POSTs that verify sends with this seed, as autocannon takes them. */
export const posts = (baseUrl: string, seed: number): autocannon.Request[] =>
  userStatus.paths.names
    .flatMap((path) => [
      ...generatedCases(userStatus.requirements.get('bodies.valid'), { ...placeOf(path, settings), seed }, onEachPath),
    ])
    .map(({ request }) => ({
      method: 'POST',
      path: new URL(baseUrl).pathname + request.path,
      headers: { ...request.headers, authorization: `Bearer ${tenantTokens.granted}` },
      body: String(request.body),
    }));

export type Load = {
  readonly connections: number;
  readonly seed: number;
  readonly for: { readonly seconds: number } | { readonly posts: number };
};

/**
 * POSTs per second that autocannon reaches from two threads: one alone is as slow as what it measures.
 * @throws Error when any of them is not answered with 2xx.
 */
export const measureCeiling = async (baseUrl: string, load: Load): Promise<number> => {
  const result = await autocannon({
    url: baseUrl,
    connections: load.connections,
    ...('seconds' in load.for ? { duration: load.for.seconds } : { amount: load.for.posts }),
    workers: 2,
    // How often autocannon checks whether it is done, in milliseconds; the default of 1000 is too coarse.
    sampleInt: 50,
    requests: posts(baseUrl, load.seed),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} of the ceiling's POSTs were refused`);
  return result['2xx'] / result.duration;
};
