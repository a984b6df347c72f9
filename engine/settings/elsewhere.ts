// Whether a target is on another machine: what a run does there may matter to others.
import { isLoopback } from '../connection/loopback.ts';

/** Whether there is a target, and it is not this machine. */
export const isElsewhere = ({ url }: { readonly url?: string }): boolean => url !== undefined && !isLoopback(url);
