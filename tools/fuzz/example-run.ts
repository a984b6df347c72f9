// A small run on a tenant with faults, of which the examples are made: its record, and its recording.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { runConformance } from '../../engine/campaign/conformance.ts';
import { claimRecording } from '../../engine/connection/recording/record.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { deviationsNamed } from '../../fixtures/tenant/deviations.ts';
import { serve } from '../../fixtures/tenant/serve.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { openRecord } from '../../reports/record/record.ts';

export type ExampleRun = { readonly results: string; readonly recording: string };

const only = ['paths.example', 'bodies.malformed', 'authorization.missing'];
const path = userStatus.paths.names.slice(0, 1);

const run = async (directory: string): Promise<ExampleRun> => {
  const deviations = deviationsNamed(userStatus, ['accepts-bodies-malformed']);
  const { baseUrl, close } = await serve(createTenant({ contract: userStatus, deviations }));
  const [record, file] = [openRecord(), join(directory, 'recording.jsonl')];
  try {
    const given = { target: baseUrl, cases: '1', seed: '1', only, path, record: file };
    const settings = readSettings(userStatus, given, { GRAPH_TOKEN: tenantTokens.granted });
    claimRecording(file);
    await runConformance(settings, record.hear);
  } finally {
    await close();
  }
  return { results: JSON.stringify(record.results()), recording: readFileSync(file, 'utf8') };
};

const made = async (): Promise<ExampleRun> => {
  const directory = mkdtempSync(join(tmpdir(), 'userstatus-fuzz-example-'));
  try {
    return await run(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
};

let example: Promise<ExampleRun> | undefined;

/** The run, made once. */
export const exampleRun = (): Promise<ExampleRun> => {
  example ??= made();
  return example;
};
