// A job as a workflow of GitHub Actions: the summary on the run's page, annotations on the pull request, the report kept.
import { stringify } from 'yaml';
import { commandLines } from './command-lines.ts';
import { type Job, type Kept, nameOf, reportDirectory } from './job.ts';

const keptIn = (place: 'secrets' | 'vars', name: string): string => `\${{ ${place}.${name} }}`;

const textOf = (name: string, value: string | Kept): string =>
  typeof value === 'string' ? value : keptIn(value.kept === 'secret' ? 'secrets' : 'vars', name);

const triggers = {
  push: { push: { branches: ['main'] }, pull_request: null },
  weekly: { schedule: [{ cron: '41 4 * * 1' }], workflow_dispatch: null },
  nightly: { schedule: [{ cron: '17 3 * * *' }], workflow_dispatch: null },
} as const;

// By commit, which nobody can move as a tag can be; the version goes into a comment, where Dependabot finds and updates it.
const pinned: Readonly<Record<string, string>> = {
  'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1': 'v7.0.1',
  'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020': 'v7.0.0',
  'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f': 'v7.0.0',
  'azure/login@f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca': 'v3.0.1',
};
const [checkout, setUpNode, uploadArtifact, azureLogin] = Object.keys(pinned);

const withVersions = (yaml: string): string =>
  yaml.replace(/uses: (.*)$/gm, (line, used: string) => `${line} # ${pinned[used]}`);

const signIn = {
  uses: azureLogin,
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
  { uses: checkout, with: { 'persist-credentials': false } },
  { uses: setUpNode, with: { 'node-version': 24 } },
  ...(job.azure ? [signIn] : []),
  ...commandLines(job, 'azure-cli').map((run) => ({ run })),
  { name: 'Show the report', if: 'always()', run: show },
  {
    uses: uploadArtifact,
    if: 'always()',
    with: { name: reportDirectory, path: reportDirectory, 'if-no-files-found': 'ignore' },
  },
];

/** The job as a workflow file. */
export const toGitHub = (job: Job): string => {
  const environment = Object.entries(job.environment).map(([name, value]) => [name, textOf(name, value)]);
  const workflow = {
    name: nameOf(job).replaceAll('-', ' '),
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
  return [...job.about.map((line) => `# ${line}`), withVersions(stringify(workflow, { lineWidth: 0 }))].join('\n');
};
