// Wires pact publish-provider: the results of a run, the exported contract, the broker.
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { NetworkOptions } from '../../engine/connection/network.ts';
import { print } from '../../engine/output/terminal.ts';
import { NoVerdict, WrongUse } from '../../engine/settings/errors.ts';
import { toOpenApi } from '../../exports/openapi.ts';
import { providerOf } from '../../pact/file/participants.ts';
import { publishProviderContract } from '../../pact/publish/provider-contract.ts';
import { toJUnit } from '../../reports/formats/junit.ts';
import { readResults } from '../../reports/record/read.ts';
import type { Results } from '../../reports/record/results.ts';
import { application } from '../application.ts';
import { agreedBroker, brokerUrl } from '../broker.ts';

type PublishProviderOptions = NetworkOptions & {
  readonly provider?: string;
  readonly broker?: string;
  readonly appVersion?: string;
  readonly branch?: string;
  readonly yes?: boolean;
  readonly plainHttp?: boolean;
};

/** Only a verdict on a provider of the user's own says something of it. */
const checked = (results: Results, directory: string): Results => {
  if (results.subject === 'client')
    throw new WrongUse(`${directory} holds the results of a client, not of a provider.`);
  if (results.embedded === true)
    throw new WrongUse(
      `${directory} holds the results of the embedded tenant: verify your provider with --target first.`,
    );
  if (results.verdict !== 'none') return results;
  throw new NoVerdict(`the run in ${directory} has no verdict, so there is nothing to publish.`);
};

/**
 * Publishes the contract as OpenAPI, with the results of a run as its self-verification.
 * @throws WrongUse for results that are not of a provider, or when no broker or version is known; NoVerdict when the broker
 * refuses, and for a run without a verdict.
 */
export const publishProvider = async (directory: string, options: PublishProviderOptions): Promise<void> => {
  brokerUrl(options.broker);
  const results = checked(readResults(directory), directory);
  const provider = options.provider ?? providerOf(userStatus);
  const app = application(options);
  const success = results.verdict === 'conformant';
  const what = `pact publish-provider publishes the contract of ${provider}, version ${app.version}, as ${results.verdict},`;
  const agreement = await agreedBroker(options, what);
  await publishProviderContract(agreement, {
    ...app,
    provider,
    description: toOpenApi(userStatus),
    success,
    results: toJUnit([results]),
  });
  print(`published: the contract of ${provider}, version ${app.version}, ${results.verdict}, at ${agreement.url}`);
};
