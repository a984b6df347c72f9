// The proxy of a command whose requests to some hosts are intercepted, and the variables that lead it there.
import { deliver } from '../../../fixtures/tenant/deliver.ts';
import type { Handler } from '../../../fixtures/tenant/handler.ts';
import type { Place } from '../../../fixtures/tenant/place.ts';
import { newSecret } from '../control/secret.ts';
import { openProxy, type ProxyOptions } from './proxy.ts';
import { proxyVariables } from './proxy-variables.ts';
import { reachIn } from './reach.ts';

export type CommandProxyOptions = Pick<ProxyOptions, 'hosts' | 'take' | 'handler' | 'own' | 'pass'> & {
  readonly place: Place;
  /** What the command would be started with. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called with the place of each request that is refused, and with why, for the list of what is not judged. */
  readonly refused: (place: URL, note: string) => void;
};

export type CommandProxy = {
  /** Where the proxy itself is. */
  readonly origin: string;
  /** The environment variables that lead a program to the proxy. */
  readonly variables: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

/** Answers what is for the proxy itself, and not for a host behind it. */
export const notHere: Handler = (message, response) => {
  message.resume();
  const body = 'This is the proxy of userstatus-conformance gate --intercept.\n';
  deliver({ status: 404, headers: { 'content-type': 'text/plain' }, body }, response);
};

/**
 * Opens the proxy.
 * @throws Error when the place cannot be had.
 */
export const openCommandProxy = async ({
  environment,
  refused,
  ...options
}: CommandProxyOptions): Promise<CommandProxy> => {
  const { reach, usesPassword } = reachIn(options.pass, environment);
  // Others on this machine are not to use it.
  const user = usesPassword ? `gate:${newSecret()}` : undefined;
  const { authority, close } = await openProxy({
    ...options,
    reach,
    user,
    refused: (place) => refused(place, `refused; --pass ${place.hostname} lets the command reach it`),
  });
  const origin = `http://${authority}`;
  const variables = proxyVariables(user === undefined ? origin : `http://${user}@${authority}`, environment);
  return { origin, variables, close };
};
