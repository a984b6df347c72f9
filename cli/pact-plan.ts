// What pact verify will send, shown before it is sent.
import type { Request } from '../contracts/judging/exchange.ts';
import { shownLine } from '../engine/campaign/not-judged.ts';
import type { Settings } from '../engine/settings/settings.ts';
import { requestOf } from '../pact/file/interaction-request.ts';
import { statesOf } from '../pact/file/provider-states.ts';
import type { Interaction } from '../pact/file/read-pact.ts';
import type { PactSource } from '../pact/verify/identified-source.ts';
import { decide, withOwnIds } from '../pact/verify/own-request.ts';

/** The request of an interaction as the proxy will send it, as far as its states are known in advance. */
const sentFor = (interaction: Interaction, settings: Settings): Request => {
  const { contract } = settings;
  const request = requestOf(contract, interaction);
  const isOwn = interaction.states.some(({ name }) => name === statesOf(contract).resourceExists);
  return isOwn ? { ...request, path: withOwnIds(request.path, settings) } : request;
};

const mostShown = 20;

const counted = (texts: readonly string[]): string[] => {
  const counts = [...Map.groupBy(texts, (text) => text)].map(
    ([text, same]) => `  ${String(same.length).padStart(6)}  ${text}`,
  );
  const more = counts.length - mostShown;
  return more > 0 ? [...counts.slice(0, mostShown), `  and ${more} more kinds`] : counts;
};

const reasonOf = (request: Request, settings: Settings): string | undefined => {
  const decision = decide(request, settings);
  if (decision.kind === 'sent') return undefined;
  return decision.kind === 'unsent' ? decision.because : 'it is not of this operation';
};

const filesPlan = (interactions: readonly Interaction[], settings: Settings): string[] => {
  const requests = interactions.map((one) => sentFor(one, settings));
  const [sent, others] = [[] as string[], [] as string[]];
  for (const request of requests) {
    const reason = reasonOf(request, settings);
    if (reason === undefined) sent.push(shownLine(request));
    else others.push(`${shownLine(request)}: ${reason}`);
  }
  return [
    ...counted(sent),
    `${sent.length} requests in total; states of your own may send more.`,
    ...(others.length === 0 ? [] : [`Not sent, ${others.length} in total:`, ...counted(others)]),
  ];
};

/** The plan of a verification as lines: where it sends, what, and what becomes of what is created. */
export const pactPlan = (settings: Settings, source: PactSource): readonly string[] => {
  const { url, cleanUp, maxRequests } = settings;
  return [
    `pact verify sends to ${url}`,
    ...(source.kind === 'files'
      ? filesPlan(
          source.loaded.flatMap(({ pact }) => pact.interactions),
          settings,
        )
      : [`  the creates of this operation in the pacts of ${source.agreement.url}, and nothing else of them`]),
    cleanUp === undefined
      ? 'What is created stays; --cleanup deletes it at the end.'
      : `What is created is deleted at the end; what the target does not delete is listed in ${cleanUp}.`,
    ...(maxRequests === undefined ? [] : [`At most ${maxRequests} requests.`]),
  ];
};
