// Whether a target is on another machine: what a run does there may matter to others.
import { isLoopback } from '../connection/loopback.ts';

/** Whether there is a target, and it is not this machine. */
export const isElsewhere = ({ url }: { readonly url?: string }): boolean => url !== undefined && !isLoopback(url);

/** What says whether a run begins with a canary. */
type Undone = { readonly url?: string; readonly cleanUp?: string; readonly canary?: boolean };

/** Whether the first create on each path is undone before anything else is sent; a replay does as the recorded run did. */
export const hasCanary = ({ canary, cleanUp, url }: Undone): boolean =>
  canary ?? (cleanUp !== undefined && isElsewhere(url === undefined ? {} : { url }));
