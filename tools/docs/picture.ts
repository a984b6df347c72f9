// Makes the two pictures of the README from a real run on a tenant with three faults: the terminal and the HTML report.
// Run by `npm run picture`; the second needs Chromium.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { withColours } from '../../engine/output/paint.ts';
import { startTenant } from '../../fixtures/tenant/start.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { readResults } from '../../reports/record/read.ts';
import { summaryLines } from '../../reports/terminal/summary.ts';
import { screenshot } from './screenshot.ts';
import { columns, terminalSvg } from './terminal-svg.ts';

// Colours, although this is not a terminal.
process.env['FORCE_COLOR'] = '1';

const docs = join(import.meta.dirname, '../../docs');
const shown = 'http://localhost:3000/beta';
const faults = ['count-int16', 'status-200@rootCertificate', 'accepts-headers-contentType-other'];

/** Runs verify on a tenant with the faults; its record and its HTML report are in `directory`. */
const run = async (directory: string): Promise<void> => {
  const tenant = await startTenant(userStatus, { names: faults });
  const options = ['--seed', '1', '--reporter', 'html', '--report-dir', directory];
  spawnSync(process.execPath, ['cli/main.ts', 'verify', '--target', tenant.baseUrl, ...options], {
    env: {
      ...process.env,
      GRAPH_TOKEN: tenantTokens.granted,
      GRAPH_INSUFFICIENT_TOKEN: tenantTokens.insufficient,
      GRAPH_PERSONAL_TOKEN: tenantTokens.personal,
    },
    stdio: 'inherit',
  });
  await tenant.close();
  for (const file of ['results.json', 'report.html'].map((name) => join(directory, name)))
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(tenant.baseUrl, shown));
};

const directory = mkdtempSync(join(tmpdir(), 'userstatus-picture-'));
await run(directory);
const command = `npx userstatus-conformance verify --target ${shown}`;
const around = { report: '/home/ann/mock/reports/runs/latest/report.html', rerun: `${command} --seed 1` };
const lines = summaryLines(readResults(directory), { columns, rows: 33 }, around);
const description = 'The output of verify on a mock with three mistakes';
writeFileSync(
  join(docs, 'run.svg'),
  terminalSvg([`$ GRAPH_TOKEN=any ${command}`, '', ...lines.map(withColours)], description),
);
screenshot(join(directory, 'report.html'), join(docs, 'report.webp'), { width: 830, height: 1000, scale: 1.75 });
rmSync(directory, { recursive: true });
