// The target of a command that is not a run: it has no listener.

import type { Settings } from '../settings/settings.ts';
import { connect } from './connect.ts';
import type { Target } from './target.ts';

/** Opens a target at a URL within the limits of the settings. */
export const reach = (url: string, settings: Settings): Target =>
  connect({ ...settings, url, connections: settings.concurrency });
