// An ES module that uses every entry point.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  arbitraries,
  judgeExchange,
  judgeRequest,
  requirements,
  startGate,
  startTenant,
  tenantTokens,
} from 'userstatus-conformance';
import { createClient, Refused } from 'userstatus-conformance/client';
import { interceptUserStatuses, scenarios, userStatusMatchers } from 'userstatus-conformance/client-tests';
import preset from 'userstatus-conformance/jest-preset';
import Reporter from 'userstatus-conformance/jest-reporter';
import manifest from 'userstatus-conformance/package.json' with { type: 'json' };
import { check } from './exports.cjs';

await check({
  assert,
  fc,
  library: { arbitraries, judgeExchange, judgeRequest, requirements, startGate, startTenant, tenantTokens },
  client: { createClient, Refused },
  tests: { interceptUserStatuses, scenarios, userStatusMatchers },
  preset,
  Reporter,
  manifest,
});
