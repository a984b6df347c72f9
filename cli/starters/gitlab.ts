// A job for GitLab CI, to be included in .gitlab-ci.yml. GitLab puts its variables into the environment itself.
import { stringify } from 'yaml';
import { commandLines } from './command-lines.ts';
import { type Job, nameOf, reportDirectory } from './job.ts';

const scheduled = [{ if: '$CI_PIPELINE_SOURCE == "schedule"' }, { if: '$CI_PIPELINE_SOURCE == "web"' }];

const rules = {
  push: [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }, { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }],
  nightly: scheduled,
  weekly: scheduled,
} as const;

const identity = {
  id_tokens: { AZURE_ID_TOKEN: { aud: 'api://AzureADTokenExchange' } },
  script: [
    'export AZURE_FEDERATED_TOKEN_FILE="$HOME/azure-id-token"',
    'printf %s "$AZURE_ID_TOKEN" > "$AZURE_FEDERATED_TOKEN_FILE"',
  ],
} as const;

/** The job as a file for `include: local`. */
export const toGitLab = (job: Job): string => {
  const set = Object.entries(job.environment).filter(([, value]) => typeof value === 'string');
  const file = {
    [nameOf(job)]: {
      image: 'node:24',
      rules: rules[job.when],
      ...(set.length === 0 ? {} : { variables: Object.fromEntries(set) }),
      ...(job.azure ? { id_tokens: identity.id_tokens } : {}),
      script: [...(job.azure ? identity.script : []), ...commandLines(job, 'workload-identity')],
      artifacts: { when: 'always', paths: [reportDirectory], reports: { junit: `${reportDirectory}/junit.xml` } },
    },
  };
  return [...job.about.map((line) => `# ${line}`), stringify(file, { lineWidth: 0 })].join('\n');
};
