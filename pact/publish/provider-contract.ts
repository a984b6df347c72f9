// Publishes a provider's own contract to a broker with bi-directional contracts, which is PactFlow: an OpenAPI description, and the
// results of a run as its self-verification. The request is that of pact-broker-cli 0.8.
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { askOrigin, type OriginAnswer, type OriginSecrets } from '../../engine/connection/ask-origin.ts';
import type { Agreement } from '../../engine/connection/consent/agreement.ts';
import { NoVerdict } from '../../engine/settings/errors.ts';
import { tool } from '../../engine/settings/tool.ts';

export type ProviderContract = {
  readonly provider: string;
  readonly version: string;
  readonly branch?: string;
  readonly buildUrl?: string;
  /** The OpenAPI description, in YAML. */
  readonly description: string;
  /** Whether the run found the provider conformant. */
  readonly success: boolean;
  /** The run as JUnit XML. */
  readonly results: string;
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The body of the request that publishes a contract. */
export const publicationOf = ({
  version,
  branch,
  buildUrl,
  description,
  success,
  results,
}: ProviderContract): object => ({
  pacticipantVersionNumber: version,
  ...(branch === undefined ? {} : { branch }),
  ...(buildUrl === undefined ? {} : { buildUrl }),
  contract: {
    content: base64(description),
    contentType: 'application/yaml',
    specification: 'oas',
    selfVerificationResults: {
      success,
      content: base64(results),
      contentType: 'application/xml',
      format: 'junit',
      verifier: tool.name,
      verifierVersion: tool.version,
    },
  },
});

const relation = 'pf:publish-provider-contract';

const ask = async (
  agreement: Agreement<OriginSecrets>,
  method: string,
  at: { path: string; body?: string },
): Promise<OriginAnswer> => {
  const headers = {
    accept: 'application/hal+json',
    ...(at.body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const answer = await askOrigin(agreement, { method, headers, ...at });
  if ('unanswered' in answer)
    throw new NoVerdict(`the broker at ${agreement.url} cannot be reached: ${answer.unanswered}.`);
  return answer;
};

/** Where the index of a broker says that contracts are published; on the broker itself. */
const placeIn = ({ text }: OriginAnswer, url: string, provider: string): string | undefined => {
  const reading = readBody(text);
  const links = 'value' in reading && isObject(reading.value) ? reading.value['_links'] : undefined;
  const link = isObject(links) ? links[relation] : undefined;
  const href = isObject(link) && typeof link['href'] === 'string' ? link['href'] : undefined;
  const filled = href?.replaceAll('{provider}', encodeURIComponent(provider));
  if (filled === undefined || !URL.canParse(filled, url)) return undefined;
  const { pathname, search } = new URL(filled, url);
  return pathname + search;
};

const isSuccess = ({ status }: OriginAnswer): boolean => status >= 200 && status < 300;

/**
 * Publishes a contract at a broker.
 * @throws NoVerdict when the broker does not answer, has no bi-directional contracts, or refuses.
 */
export const publishProviderContract = async (
  agreement: Agreement<OriginSecrets>,
  contract: ProviderContract,
): Promise<void> => {
  const { url } = agreement;
  const index = await ask(agreement, 'GET', { path: new URL(url).pathname });
  const path = isSuccess(index) ? placeIn(index, url, contract.provider) : undefined;
  if (path === undefined)
    throw new NoVerdict(
      `the broker at ${url} has no bi-directional contracts (no link ${relation}; status ${index.status}).`,
    );
  const answer = await ask(agreement, 'POST', { path, body: JSON.stringify(publicationOf(contract)) });
  if (!isSuccess(answer)) throw new NoVerdict(`the broker refused the contract (status ${answer.status}).`);
};
