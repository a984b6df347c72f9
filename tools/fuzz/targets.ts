// Every parser of text that others write. A new one goes here, and the threat model in SECURITY.md names its test.
import type { Target } from './target.ts';
import { answers } from './targets/answers.ts';
import { cleanUpLists } from './targets/clean-up-lists.ts';
import { configurations, yamlConfigurations } from './targets/configurations.ts';
import { jsonMetadata, metadata, openApi, yamlOpenApi } from './targets/descriptions.ts';
import { failures } from './targets/failures.ts';
import { gateCreates } from './targets/gate-creates.ts';
import { headers } from './targets/headers.ts';
import { histories } from './targets/histories.ts';
import { logins } from './targets/logins.ts';
import { options } from './targets/options.ts';
import { outputs } from './targets/outputs.ts';
import { pacts } from './targets/pacts.ts';
import { recordings } from './targets/recordings.ts';
import { requests } from './targets/requests.ts';
import { results } from './targets/results.ts';
import { tokens } from './targets/tokens.ts';
import { har, trafficLines } from './targets/traffic.ts';

export const targets: readonly Target[] = [
  cleanUpLists,
  recordings,
  pacts,
  results,
  failures,
  gateCreates,
  histories,
  configurations,
  yamlConfigurations,
  options,
  metadata,
  jsonMetadata,
  openApi,
  yamlOpenApi,
  answers,
  headers,
  requests,
  logins,
  tokens,
  outputs,
  har,
  trafficLines,
];
