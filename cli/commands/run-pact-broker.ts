// Wires pact publish, can-i-deploy and record-deployment: the question to the broker, and its answer.
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import type { NetworkOptions } from '../../engine/connection/network.ts';
import { print } from '../../engine/output/terminal.ts';
import { NoVerdict } from '../../engine/settings/errors.ts';
import { loadPacts } from '../../pact/file/load-pacts.ts';
import { consumer as pactConsumer } from '../../pact/file/participants.ts';
import { application } from '../application.ts';
import { agreedBroker, brokerUrl } from '../broker.ts';
import { pactBroker, type Ran } from '../pact-cli.ts';
import { pinnedPacts } from '../pact-source.ts';

type BrokerOptions = NetworkOptions & {
  readonly broker?: string;
  readonly appVersion?: string;
  readonly yes?: boolean;
  readonly plainHttp?: boolean;
};
type PublishOptions = BrokerOptions & { readonly branch?: string };
type DeploymentOptions = BrokerOptions & { readonly to: string; readonly pacticipant?: string };

/** The first complaint of pact-cli, without the marks it puts before it. */
const complaint = ({ output }: Ran): string => {
  const lines = output.split('\n').map((line) => line.replace(/^[\s❌]+/u, '').trim());
  const marked = output.split('\n').findIndex((line) => line.includes('❌'));
  const [first = 'it gave no reason'] = lines.slice(Math.max(0, marked)).filter((line) => line !== '');
  return first.replace(/\.$/, '');
};

const refused = (ran: Ran, version: string): NoVerdict =>
  ran.output.includes('Cannot change the content')
    ? new NoVerdict(
        `the broker already holds this pact with other content under version ${version}; publish a change under a new version.`,
      )
    : new NoVerdict(`the broker refused: ${complaint(ran)}.`);

/** A file as an argument that no program takes for an option. */
const argumentFor = (file: string): string => (file.startsWith('-') ? `./${file}` : file);

const branchArgument = (branch: string | undefined): string[] => (branch === undefined ? [] : ['--branch', branch]);

/**
 * Publishes pacts.
 * @throws WrongUse for a file that is not a pact, or when no broker or version is known; NoVerdict with the reason when
 * the broker refuses.
 */
export const publish = async (files: readonly string[], options: PublishOptions): Promise<number> => {
  brokerUrl(options.broker);
  const loaded = loadPacts(files.length === 0 ? [pinnedPacts] : files);
  const { version, branch, buildUrl } = application(options);
  const names = loaded.map(({ pact }) => `${pact.consumer} to ${pact.provider}`).join(', ');
  const agreement = await agreedBroker(options, `pact publish publishes ${names}, version ${version},`);
  const build = buildUrl === undefined ? [] : ['--build-url', buildUrl];
  const args = ['--consumer-app-version', version, ...branchArgument(branch), ...build];
  const ran = await pactBroker(agreement, ['publish', ...loaded.map(({ file }) => argumentFor(file)), ...args]);
  if (!ran.ok) throw refused(ran, version);
  const where = `version ${version}${branch === undefined ? '' : `, branch ${branch},`} at ${agreement.url}`;
  print(loaded.map(({ pact }) => `published: ${pact.consumer} to ${pact.provider}, ${where}`));
  return 0;
};

type Decision = { readonly deployable: boolean; readonly reason: string };

/** The broker's answer. With JSON output pact-cli exits with 0 in any case, so the answer itself is read. */
const decisionIn = ({ stdout }: Ran): Decision | undefined => {
  const reading = readBody(stdout);
  const summary = 'value' in reading && isObject(reading.value) ? reading.value['summary'] : undefined;
  if (!isObject(summary)) return undefined;
  return { deployable: summary['deployable'] === true, reason: String(summary['reason']) };
};

/**
 * Asks whether a version may be deployed; 0 for yes, 1 for no.
 * @throws NoVerdict when the broker gives no answer.
 */
export const canIDeploy = async (options: DeploymentOptions): Promise<number> => {
  const { version } = application(options);
  const name = options.pacticipant ?? pactConsumer;
  const agreement = await agreedBroker(options, `pact can-i-deploy asks about ${name} ${version}`);
  const asked = ['--pacticipant', name, '--version', version, '--to-environment', options.to, '--output', 'json'];
  const ran = await pactBroker(agreement, ['can-i-deploy', ...asked]);
  const decision = decisionIn(ran);
  if (!decision) throw refused(ran, version);
  print(`${decision.deployable ? 'yes' : 'no'}: ${name} ${version} to ${options.to}: ${decision.reason}`);
  return decision.deployable ? 0 : 1;
};

/**
 * Records that a version was deployed.
 * @throws NoVerdict when the broker has no such version or environment.
 */
export const recordDeployment = async (options: DeploymentOptions): Promise<number> => {
  const { version } = application(options);
  const name = options.pacticipant ?? pactConsumer;
  const what = `pact record-deployment records that ${name} ${version} is deployed to ${options.to},`;
  const agreement = await agreedBroker(options, what);
  const args = ['--pacticipant', name, '--version', version, '--environment', options.to];
  const ran = await pactBroker(agreement, ['record-deployment', ...args]);
  if (!ran.ok && /versions\/.+404/.test(ran.output))
    throw new NoVerdict(`the broker has no version ${version} of ${name}: publish or verify it before it is deployed.`);
  if (!ran.ok) throw refused(ran, version);
  print(`recorded: ${name} ${version} is deployed to ${options.to}`);
  return 0;
};
