// The ceiling: what a load generator reaches with the same bodies, on the same tenant, with the same connections.
import autocannon from 'autocannon';
import { requirement } from '../contracts/index.ts';
import { generatedCases, type Place, tenantTokens } from '../fixtures/index.ts';

const variety = 512;

/** POSTs of varied valid bodies per second that autocannon reaches. */
export const measureCeiling = async (
  baseUrl: string,
  { place, connections, amount }: { readonly place: Place; readonly connections: number; readonly amount: number },
): Promise<number> => {
  const cases = [...generatedCases(requirement('bodies.valid'), place, variety)];
  const { pathname } = new URL(baseUrl);
  const result = await autocannon({
    url: baseUrl,
    connections,
    amount,
    requests: cases.map(({ request }) => ({
      method: 'POST',
      path: pathname + request.path,
      headers: { ...request.headers, authorization: `Bearer ${tenantTokens.granted}` },
      body: Buffer.from(request.body),
    })),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} of the ceiling's POSTs were refused`);
  return amount / result.duration;
};
