// Whether a broker answers and accepts the credentials: checked before anything is sent, for a clear message.
import { NoVerdict } from '../engine/settings/errors.ts';
import { brokerCredentials } from './broker.ts';

const authorization = (): Record<string, string> => {
  const { pactBrokerToken, pactBrokerUsername, pactBrokerPassword = '' } = brokerCredentials();
  if (pactBrokerToken !== undefined) return { authorization: `Bearer ${pactBrokerToken}` };
  if (pactBrokerUsername === undefined) return {};
  const pair = Buffer.from(`${pactBrokerUsername}:${pactBrokerPassword}`).toString('base64');
  return { authorization: `Basic ${pair}` };
};

const longestWait = 20_000;

const ask = async (url: string): Promise<Response> => {
  const headers = { accept: 'application/hal+json', ...authorization() };
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(longestWait) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new NoVerdict(`the broker at ${url} cannot be reached: ${cause}.`);
  }
};

const isBroker = async (answer: Response): Promise<boolean> => answer.ok && (await answer.text()).includes('pb:');

/**
 * Makes sure that a Pact Broker answers at the URL and accepts the credentials.
 * @throws NoVerdict with the reason when it does not.
 */
export const reachBroker = async (url: string): Promise<void> => {
  const answer = await ask(url);
  if (answer.status === 401 || answer.status === 403)
    throw new NoVerdict(
      `the broker at ${url} refuses the credentials (${answer.status}): set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD.`,
    );
  if (!(await isBroker(answer))) throw new NoVerdict(`${url} is not a Pact Broker (status ${answer.status}).`);
};
