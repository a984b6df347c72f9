// The gate for programs: the embedded tenant on a port, and what its clients break.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { serve } from '../../fixtures/tenant/serve.ts';
import { openWatch, type Watched } from './watch.ts';

/** How the provider behind the gate behaves. */
export type StartGateOptions = {
  /** The name of a scenario: how the provider fails. `scenarios` lists them. */
  readonly scenario?: string;
};

/** A gate that listens, and what its clients did. */
export type StartedGate = Watched & {
  /** The base URL to point clients at. */
  readonly baseUrl: string;
  /** Stops listening. Exchanges and violations stay. */
  readonly close: () => Promise<void>;
};

/**
 * Starts a gate on a free port of 127.0.0.1 for clients of any kind: what they send is answered and judged. It accepts
 * the tokens of the embedded tenant.
 * @throws Error when there is no such scenario.
 */
export const startGate = async ({ scenario }: StartGateOptions = {}): Promise<StartedGate> => {
  const { tenant, note, ...watched } = openWatch(userStatus, scenario);
  const { baseUrl, close } = await serve(tenant, {}, { listener: note });
  return { ...watched, baseUrl, close };
};
