// A token for Microsoft Graph that would go to a host that is not Microsoft's: whoever runs that host could use it there.
import { isForGraph } from '../../settings/claims.ts';
import { cloudAt } from '../../settings/clouds.ts';
import type { Offer, Secrets } from './secrets.ts';

// What a credential gives is asked for with a scope of Microsoft Graph.
const isGraphToken = (secret: Secrets[string]): boolean =>
  secret !== undefined && (typeof secret !== 'string' || isForGraph(secret));

/** A sentence on it, or undefined where no such token goes to another's host. */
export const graphTokenLeaves = ({ url, secrets }: Offer<Secrets>): string | undefined =>
  cloudAt(url) === undefined && Object.values(secrets).some(isGraphToken)
    ? `The token is one for Microsoft Graph, and ${new URL(url).host} is not Microsoft's: whoever runs it can use the token there.`
    : undefined;
