// The first line of a recording: the settings of the run.
import { furtherPathsOf } from '../../../contracts/further-paths.ts';
import type { Grant } from '../../../contracts/judging/exchange.ts';
import { hasCanary } from '../../settings/elsewhere.ts';
import type { Settings } from '../../settings/settings.ts';
import { tool } from '../../settings/tool.ts';
import type { Target } from '../target.ts';
import { format, type Header, type RecordedSettings } from './format.ts';

const grants: readonly Grant[] = ['granted', 'insufficient', 'personal'];

// By name: what is added to the settings some day may be a secret.
const kept = (settings: Settings): RecordedSettings => {
  const { cases, seed, concurrency, strict, only, paths, idsOf, withoutIds, required, waivers } = settings;
  const { case: one, budget, cloud, credential, shard, config } = settings;
  const furtherPaths = furtherPathsOf(settings.contract);
  return {
    ...{ cases, seed, concurrency, strict, only, paths, idsOf, withoutIds, required, waivers },
    ...(one === undefined ? {} : { case: one }),
    ...(budget === undefined ? {} : { budget }),
    ...(cloud === undefined ? {} : { cloud }),
    ...(credential === undefined ? {} : { credential }),
    ...(hasCanary(settings) ? { canary: true } : {}),
    ...(shard === undefined ? {} : { shard }),
    ...(config === undefined ? {} : { config }),
    ...(Object.keys(furtherPaths).length === 0 ? {} : { furtherPaths }),
  };
};

/** The header of a run that begins now. */
export const headerOf = (settings: Settings, { baseUrl }: Target): Header => ({
  format,
  tool,
  start: new Date().toISOString(),
  target: baseUrl,
  embedded: settings.url === undefined,
  ...(settings.route?.insecure ? { insecure: true } : {}),
  grants: grants.filter((grant) => settings.tokens[grant] !== undefined),
  settings: kept(settings),
});
