// Checks before anything is sent: a credential gives its first token, and no token is one that the target must refuse.

import { note } from '../output/terminal.ts';
import { objectionTo } from '../settings/claims.ts';
import { cloudAt } from '../settings/clouds.ts';
import { WrongUse } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';

/** The settings that say which tokens are needed for what. */
type ForTokens = Pick<Settings, 'url' | 'cloud' | 'credential' | 'contract' | 'tokens'>;

/**
 * Asks a credential for its first token and checks the claims of the token. A mock may accept any token: for one
 * from the environment that is not sent to a cloud of Microsoft's, an objection is only a warning on stderr.
 * @throws WrongUse that explains the token, or why there is none; NoVerdict when the login does not answer.
 */
export const readyTokens = async (settings: ForTokens): Promise<void> => {
  const { url, cloud, credential, contract } = settings;
  const { granted } = settings.tokens;
  if (url === undefined || granted === undefined) return;
  const token = typeof granted === 'string' ? granted : await granted.current();
  const { permission } = contract.operation;
  const place = {
    permission,
    cloud: cloud ?? (credential === undefined ? undefined : ('global' as const)),
    now: Date.now(),
  };
  const objection = objectionTo(token, place);
  if (objection === undefined) return;
  const sentence = `the token ${credential === undefined ? 'in GRAPH_TOKEN' : `of --credential ${credential}`} ${objection}.`;
  if (credential !== undefined || cloudAt(url) !== undefined) throw new WrongUse(sentence);
  note(`warning: ${sentence}`);
};
