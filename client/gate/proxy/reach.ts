// Opens a connection to a host that may be reached: directly, or through the proxy that the environment names for it.
import type { Socket } from 'node:net';
import { readNetwork, socketTo } from '../../../engine/connection/network.ts';

/** Opens a connection to `host:port`. */
export type Reach = (place: URL) => Promise<Socket>;

/**
 * How hosts are reached in an environment.
 * @throws WrongUse for a variable that names no proxy.
 */
export const reachIn = (environment: Readonly<Record<string, string | undefined>>): Reach => {
  const network = readNetwork({}, environment);
  return ({ host }) => socketTo(`https://${host}`, network);
};
