// The agreement of a run: the one in its settings, or that on a server of this machine, which needs no one's consent.
import type { Settings } from '../../settings/settings.ts';
import type { Tokens } from '../tokens.ts';
import { type Agreement, agreeOnThisMachine } from './agreement.ts';

/**
 * The agreement for the target of some settings, or for the embedded tenant at `tenantUrl`.
 * @throws WrongUse where the target is another machine, and no one agreed.
 */
export const agreementOn = (
  { url, tokens, network, agreement }: Settings,
  tenantUrl: string | undefined,
): Agreement<Tokens> => agreement ?? agreeOnThisMachine({ url: tenantUrl ?? url ?? '', secrets: tokens }, network);
