// The target of a command that is no run: nobody hears of what it sends.
import { connect } from './connect.ts';
import type { Settings } from './settings.ts';
import type { Target } from './target.ts';

/** Opens a target at a URL within the limits of the settings. */
export const reach = (url: string, { tokens, requestTimeout, concurrency, maxRequests }: Settings): Target =>
  connect({
    ...{ url, tokens, requestTimeout, connections: concurrency },
    ...(maxRequests === undefined ? {} : { maxRequests }),
  });
