// Whether a broker answers and accepts the credentials: checked before anything is sent, for a clear message.
import { show } from '../contracts/judging/show.ts';
import { askOrigin, type OriginAnswer, type OriginSecrets } from '../engine/connection/ask-origin.ts';
import type { Agreement } from '../engine/connection/consent/agreement.ts';
import { NoVerdict } from '../engine/settings/errors.ts';

const isBroker = ({ status, text }: OriginAnswer): boolean => status >= 200 && status < 300 && text.includes('pb:');

const problemOf = ({ status, headers }: OriginAnswer, url: string): string => {
  if (status === 401 || status === 403)
    return `the broker at ${url} refuses the credentials (${status}): set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD.`;
  const { location } = headers;
  return status >= 300 && status < 400 && location !== undefined
    ? `${url} leads to ${show(location)}: give that URL, if it is the broker's; no redirect is followed with its credentials.`
    : `${url} is not a Pact Broker (status ${status}).`;
};

/**
 * Makes sure that a Pact Broker answers where it was agreed on, and accepts the credentials.
 * @throws NoVerdict with the reason when it does not.
 */
export const reachBroker = async (agreement: Agreement<OriginSecrets>): Promise<void> => {
  const { url } = agreement;
  const path = new URL(url).pathname;
  const answer = await askOrigin(agreement, { method: 'GET', path, headers: { accept: 'application/hal+json' } });
  if ('unanswered' in answer) throw new NoVerdict(`the broker at ${url} cannot be reached: ${answer.unanswered}.`);
  if (!isBroker(answer)) throw new NoVerdict(problemOf(answer, url));
};
