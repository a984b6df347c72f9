// A proxy between Pact's verifier and a broker: it gives the interactions of every pact that passes an id, and puts the
// broker's own ids back into the results that the verifier publishes.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { type Interaction, readPact } from '../file/read-pact.ts';
import type { IdentifiedSource } from './identified-source.ts';
import { identifyInteractions } from './identify-interactions.ts';

const notForwarded = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding']);
const notReturned = new Set(['connection', 'content-length', 'content-encoding', 'transfer-encoding']);

const headersOf = ({ headers }: IncomingMessage): [string, string][] =>
  Object.entries(headers)
    .filter(([name]) => !notForwarded.has(name))
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]);

const bodyOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** The origin under which a broker writes its links, which need not be that of the URL it was reached by. */
const originOfLinks = (value: unknown): string | undefined => {
  const links = isObject(value) ? value['_links'] : undefined;
  const self = isObject(links) ? links['self'] : undefined;
  const href = isObject(self) ? self['href'] : undefined;
  return typeof href === 'string' && URL.canParse(href) ? new URL(href).origin : undefined;
};

const replaceAll = (text: string, pairs: Iterable<readonly [string, string]>): string =>
  [...pairs].reduce((changed, [from, to]) => changed.replaceAll(from, to), text);

/** Opens the proxy on a free port of 127.0.0.1. */
export const openBrokerProxy = async (broker: string): Promise<IdentifiedSource> => {
  const { origin, pathname } = new URL(broker);
  const pinned = new Map<string, Interaction>();
  const originalIds = new Map<string, string>();
  const origins = new Set([origin]);
  let own = '';

  const identified = (text: string): string => {
    const reading = readBody(text);
    if (!('value' in reading)) return text;
    const linked = originOfLinks(reading.value);
    if (linked !== undefined) origins.add(linked);
    if (!readPact(reading.value)) return text;
    const pact = identifyInteractions(text);
    for (const [id, interaction] of pact.interactions) pinned.set(id, interaction);
    for (const [id, original] of pact.originalIds) originalIds.set(id, original);
    return pact.text;
  };

  const forward = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = replaceAll(await bodyOf(message), originalIds);
    const { method = 'GET', url = '/' } = message;
    const sent = { method, headers: headersOf(message), ...(body === '' ? {} : { body }) };
    const answer = await fetch(origin + url, sent);
    const text = identified(await answer.text());
    const headers = [...answer.headers].filter(([name]) => !notReturned.has(name));
    const links = [...origins].map((from) => [from, own] as const);
    response.writeHead(answer.status, Object.fromEntries(headers)).end(replaceAll(text, links));
  };

  const server = createServer((message, response) => {
    forward(message, response).catch(() => response.writeHead(502).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  own = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    options: { pactBrokerUrl: own + pathname.replace(/\/$/, '') },
    pinned,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
