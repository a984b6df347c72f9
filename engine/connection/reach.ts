// The target of a command that is not a run: it has no listener.

import type { Settings } from '../settings/settings.ts';
import { connect } from './connect.ts';
import type { Agreement } from './consent/agreement.ts';
import type { Target } from './target.ts';
import type { Tokens } from './tokens.ts';

/** Opens the target that was agreed on, within the limits of the settings. */
export const reach = (agreement: Agreement<Tokens>, settings: Settings): Target =>
  connect({ ...settings, agreement, connections: settings.concurrency });
