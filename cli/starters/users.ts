// What to start from, by kind of user: a configuration, where one is needed, and a CI job.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { clouds } from '../../engine/settings/clouds.ts';
import { providerOf } from '../../pact/file/participants.ts';
import { type Job, reportDirectory, reportOptions } from './job.ts';

export type Starter = {
  readonly says: string;
  readonly configuration?: string;
  readonly job: Job;
  /** How to go on: a command, or the steps in their order. */
  readonly next: string | readonly string[];
};

/** Where the configuration goes. */
export const configurationFile = 'userstatus-conformance.yaml';

const [firstPath = '', secondPath = ''] = userStatus.paths.names;

const waivers = `# Known deviations are reported as waived, until their last day:
# waivers:
#   - requirement: bodies.malformed
#     path: ${secondPath}
#     reason: the parser is lenient, ticket 4711
#     owner: ann@example.org
#     expires: 2027-06-30
`;

/** Where an editor finds the schema, in a project that installs the package. */
const schema =
  '# yaml-language-server: $schema=./node_modules/userstatus-conformance/contracts/user-status/configuration.schema.json';

const mockConfiguration = `${schema}
# A mock accepts any id, so none is needed here.
limits:
  concurrency: 32
  requestTimeout: 10000
${waivers}`;

const tenantConfiguration = `${schema}
# Ids of configurations made for this, in a test tenant: \`userstatus-conformance discover\` proposes them.
# Nothing is sent on a path without an id.
paths: {}
# paths:
#   ${firstPath}:
#     ${userStatus.paths.parameters(firstPath)[0]}: 00000000-0000-0000-0000-000000000000
# Low limits: a tenant is shared.
limits:
  concurrency: 4
  requestTimeout: 30000
  maxRequests: 10000
  maxMinutes: 60
${waivers}`;

const verify = `$us verify --config ${configurationFile} ${reportOptions}`;

const onTenant = '--cloud global --credential device-code';

const tenantSteps = [
  '1. Log in: set AZURE_TENANT_ID and AZURE_CLIENT_ID, of an application that may use',
  `   ${userStatus.operation.permission}, and install the login:`,
  '     npm install @azure/identity',
  '2. Find configurations for tests, or make some with --create; nothing that may be in use is taken:',
  `     npx userstatus-conformance discover ${onTenant} --out ${configurationFile} --overwrite`,
  '3. Read what a run would do; nothing is sent:',
  `     npx userstatus-conformance verify ${onTenant} --config ${configurationFile} --dry-run`,
  '4. Run it: it shows the plan again and asks first, and deletes what it created:',
  `     npx userstatus-conformance verify ${onTenant} --config ${configurationFile}`,
];

const liveMetadata = `${clouds.global.baseUrl}/$metadata`;

/** By what a user says: I run a mock, I own a tenant, I write a client, I run a broker, I watch the API. */
export const starters = {
  mock: {
    says: 'I run a mock or a gateway',
    configuration: mockConfiguration,
    next: `npx userstatus-conformance verify --target URL --config ${configurationFile}`,
    job: {
      about: [
        `Judges the mock by the page of ${userStatus.operation.title}.`,
        'Change: the embedded tenant takes the place of the mock; start yours instead, and set its URL.',
      ],
      when: 'push',
      environment: { GRAPH_BASE_URL: 'http://127.0.0.1:8080/beta', GRAPH_TOKEN: 'embedded-tenant-token' },
      before: [
        '$us tenant --port 8080 > tenant.log &',
        'curl --silent --output tenant.txt --retry 30 --retry-delay 1 --retry-connrefused "$GRAPH_BASE_URL"',
      ],
      judge: [verify],
    },
  },
  tenant: {
    says: 'I own a tenant',
    configuration: tenantConfiguration,
    next: tenantSteps,
    job: {
      about: [
        `Judges a tenant of Microsoft Graph by the page of ${userStatus.operation.title}, every night.`,
        'Needs: an app registration that trusts this job (workload identity federation), with',
        'DeviceManagementConfiguration.ReadWrite.All; its ids as the variables AZURE_CLIENT_ID and AZURE_TENANT_ID.',
      ],
      when: 'nightly',
      environment: { AZURE_CLIENT_ID: { kept: 'variable' }, AZURE_TENANT_ID: { kept: 'variable' } },
      packages: ['@azure/identity'],
      azure: true,
      judge: [`${verify} --cloud global --credential $credential --yes`],
    },
  },
  client: {
    says: 'I write a client',
    next: 'npx userstatus-conformance gate -- npm test',
    job: {
      about: [
        "Runs the client's own tests against a recording tenant, and judges every request they send.",
        'Change: npm test to the command that runs the tests; it finds the tenant in GRAPH_BASE_URL and GRAPH_TOKEN.',
      ],
      when: 'push',
      environment: {},
      before: ['npm ci'],
      judge: [`$us gate ${reportOptions} -- npm test`],
    },
  },
  broker: {
    says: 'I run a broker',
    next: 'npx userstatus-conformance pact verify --target URL --broker',
    job: {
      about: [
        "Verifies a provider by the broker's pacts, publishes the result, and asks whether to deploy.",
        'Needs: PACT_BROKER_BASE_URL, PACT_BROKER_TOKEN, and GRAPH_BASE_URL and GRAPH_TOKEN of a provider that is up.',
        'Change: --provider and --pacticipant, where your provider has another name at the broker.',
      ],
      when: 'push',
      environment: {
        PACT_BROKER_BASE_URL: { kept: 'variable' },
        PACT_BROKER_TOKEN: { kept: 'secret' },
        GRAPH_BASE_URL: { kept: 'variable' },
        GRAPH_TOKEN: { kept: 'secret' },
      },
      packages: ['@pact-foundation/pact-core', '@pact-foundation/pact-cli'],
      judge: [
        `$us pact verify --broker --publish --yes ${reportOptions}`,
        `$us pact can-i-deploy --pacticipant ${providerOf(userStatus)} --to production --yes`,
      ],
    },
  },
  drift: {
    says: 'I want to know when the API changes',
    next: `npx userstatus-conformance drift --metadata '${liveMetadata}'`,
    job: {
      name: 'user-status-drift',
      about: [
        "Compares the contract with Microsoft's metadata once a week, and fails on breaking drift.",
        'The report is on the page of the run. Nothing but one GET is sent, without a token.',
        'GitLab: schedule a pipeline for it.',
      ],
      when: 'weekly',
      environment: {},
      before: [`mkdir -p ${reportDirectory}`],
      // The log shows what drifted too: not every CI shows a report on the page of the run.
      judge: [
        `$us drift --metadata '${liveMetadata}' --markdown > ${reportDirectory}/report.md || (code=$?; cat ${reportDirectory}/report.md; exit $code)`,
      ],
    },
  },
} as const satisfies Readonly<Record<string, Starter>>;

export type User = keyof typeof starters;
