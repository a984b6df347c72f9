// A proxy between Pact's verifier and a broker: it gives the interactions of every pact that passes an id, and puts the
// broker's own ids back into the results that the verifier publishes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { type Interaction, readPact } from '../file/read-pact.ts';
import type { IdentifiedSource } from './identified-source.ts';
import { identifyInteractions } from './identify-interactions.ts';
import { bodyOf, serveLocally } from './local-server.ts';

const notForwarded = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding']);
const notReturned = new Set(['connection', 'content-length', 'content-encoding', 'transfer-encoding']);

const headersOf = ({ headers }: IncomingMessage): [string, string][] =>
  Object.entries(headers)
    .filter(([name]) => !notForwarded.has(name))
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]);

/** The origin under which a broker writes its links, which need not be that of the URL it was reached by. */
const originOfLinks = (value: unknown): string | undefined => {
  const links = isObject(value) ? value['_links'] : undefined;
  const self = isObject(links) ? links['self'] : undefined;
  const href = isObject(self) ? self['href'] : undefined;
  return typeof href === 'string' && URL.canParse(href) ? new URL(href).origin : undefined;
};

const link = /("href"\s*:\s*")([a-z]+:\/\/[^/"?#]+)/g;

/** The pacts that have passed, and what is changed in the texts that pass. */
const openTranslation = (brokerOrigin: string) => {
  const pinned = new Map<string, Interaction>();
  const originalIds = new Map<string, string>();
  const origins = new Set([brokerOrigin]);

  const withIds = (text: string): string => {
    const pact = identifyInteractions(text);
    for (const [id, interaction] of pact.interactions) pinned.set(id, interaction);
    for (const [id, original] of pact.originalIds) originalIds.set(id, original);
    return pact.text;
  };

  const toVerifier = (text: string, proxyOrigin: string): string => {
    const reading = readBody(text);
    if (!('value' in reading)) return text;
    const linked = originOfLinks(reading.value);
    if (linked !== undefined) origins.add(linked);
    return (readPact(reading.value) ? withIds(text) : text).replaceAll(link, (all, start: string, origin: string) =>
      origins.has(origin) ? start + proxyOrigin : all,
    );
  };

  const toBroker = (text: string): string =>
    [...originalIds].reduce((changed, [id, original]) => changed.replaceAll(id, original), text);

  return { pinned, toVerifier, toBroker };
};

const ask = async (url: string, request: RequestInit): Promise<Response | undefined> => {
  try {
    return await fetch(url, request);
  } catch {
    // No answer from the broker: the verifier says so, with the URL.
    return undefined;
  }
};

/** Opens the proxy on a free port of 127.0.0.1. */
export const openBrokerProxy = async (broker: string): Promise<IdentifiedSource> => {
  const { origin, pathname } = new URL(broker);
  const { pinned, toVerifier, toBroker } = openTranslation(origin);

  const forward = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = toBroker(await bodyOf(message));
    const { method = 'GET', url = '/' } = message;
    const answer = await ask(origin + url, { method, headers: headersOf(message), ...(body === '' ? {} : { body }) });
    if (!answer) return void response.writeHead(502).end();
    const headers = [...answer.headers].filter(([name]) => !notReturned.has(name));
    const text = toVerifier(await answer.text(), server.url);
    response.writeHead(answer.status, Object.fromEntries(headers)).end(text);
  };

  const server = await serveLocally(forward);
  const { url, failure, close } = server;
  return { options: { pactBrokerUrl: url + pathname.replace(/\/$/, '') }, pinned, failure, close };
};
