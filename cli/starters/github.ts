// A job as a workflow of GitHub Actions: the summary on the run's page, annotations on the pull request, the report kept.
import { stringify } from 'yaml';
import { commandLines } from './command-lines.ts';
import { type Job, type Kept, reportDirectory } from './job.ts';

const keptIn = (place: 'secrets' | 'vars', name: string): string => `\${{ ${place}.${name} }}`;

const textOf = (name: string, value: string | Kept): string =>
  typeof value === 'string' ? value : keptIn(value.kept === 'secret' ? 'secrets' : 'vars', name);

const triggers = {
  push: { push: { branches: ['main'] }, pull_request: null },
  nightly: { schedule: [{ cron: '17 3 * * *' }], workflow_dispatch: null },
} as const;

const signIn = {
  uses: 'azure/login@v3',
  with: {
    'client-id': keptIn('vars', 'AZURE_CLIENT_ID'),
    'tenant-id': keptIn('vars', 'AZURE_TENANT_ID'),
    'allow-no-subscriptions': true,
  },
} as const;

// A broken report must not hide the verdict of the step before.
const show = [
  `if [ -f ${reportDirectory}/report.md ]; then cat ${reportDirectory}/report.md >> "$GITHUB_STEP_SUMMARY"; fi`,
  `if [ -f ${reportDirectory}/annotations.txt ]; then cat ${reportDirectory}/annotations.txt; fi`,
].join('\n');

const steps = (job: Job): readonly object[] => [
  { uses: 'actions/checkout@v6' },
  { uses: 'actions/setup-node@v6', with: { 'node-version': 24 } },
  ...(job.azure ? [signIn] : []),
  ...commandLines(job, 'azure-cli').map((run) => ({ run })),
  { name: 'Show the report', if: 'always()', run: show },
  {
    uses: 'actions/upload-artifact@v7',
    if: 'always()',
    with: { name: reportDirectory, path: reportDirectory, 'if-no-files-found': 'ignore' },
  },
];

/** The job as a workflow file. */
export const toGitHub = (job: Job): string => {
  const environment = Object.entries(job.environment).map(([name, value]) => [name, textOf(name, value)]);
  const workflow = {
    name: 'user status contract',
    on: triggers[job.when],
    permissions: { contents: 'read', ...(job.azure ? { 'id-token': 'write' } : {}) },
    jobs: {
      conformance: {
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 90,
        ...(environment.length === 0 ? {} : { env: Object.fromEntries(environment) }),
        steps: steps(job),
      },
    },
  };
  return [...job.about.map((line) => `# ${line}`), stringify(workflow, { lineWidth: 0 })].join('\n');
};
