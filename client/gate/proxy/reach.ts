// Opens a connection to a host that may be reached: directly, or through the proxy that the environment names for it.
import type { Socket } from 'node:net';
import { readNetwork, socketTo } from '../../../engine/connection/network.ts';

/** Opens a connection to `host:port`. */
export type Reach = (place: URL) => Promise<Socket>;

/** How hosts are reached, and whether a password of this user's is used for it. */
export type Reaching = { readonly reach: Reach; readonly usesPassword: boolean };

/**
 * How these hosts are reached in an environment.
 * @throws WrongUse for a variable that names no proxy.
 */
export const reachIn = (
  hosts: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Reaching => {
  if (hosts.length === 0)
    return { reach: () => Promise.reject(new Error('no host may be reached')), usesPassword: false };
  const network = readNetwork({}, environment);
  return {
    reach: ({ host }) => socketTo(`https://${host}`, network),
    usesPassword: hosts.some((host) => network.proxyFor(`https://${host}`)?.authorization !== undefined),
  };
};
