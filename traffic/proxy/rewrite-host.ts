// The one thing that a reverse proxy changes: a request names the provider, as it would without the proxy.
import type { Naming } from './edit-head.ts';

const absolute = /^https?:\/\/[^/?#]*/i;

/** How requests to a proxy whose base URL has the path of the provider's name the provider: by Host, and in a target in absolute form. */
export const namingOf = (target: string): Naming => {
  const { host, origin } = new URL(target);
  return { hostOf: () => host, targetOf: (one) => one.replace(absolute, origin) };
};
