// A proxy between Pact's programs and a broker. They hold no credentials of the broker: the connection adds them, and what
// is not the broker's own gets none. For the verifier it gives the interactions of every pact that passes an id, and puts
// the broker's own ids back into the results that the verifier publishes.
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { askOrigin, type OriginSecrets } from '../../engine/connection/ask-origin.ts';
import type { Agreement } from '../../engine/connection/consent/agreement.ts';
import { NoVerdict } from '../../engine/settings/errors.ts';
import { isTooDeep } from '../../engine/settings/foreign-file.ts';
import { parseExactly } from '../file/exact-json.ts';
import { needsPlugin } from '../file/plugins.ts';
import { type Interaction, readPact } from '../file/read-pact.ts';
import { originOfLinks, withLinksTo } from './broker-links.ts';
import type { IdentifiedSource } from './identified-source.ts';
import { identifyInteractions } from './identify-interactions.ts';
import { type LocalRequest, type LocalResponse, serveLocally } from './local-server.ts';

const notForwarded = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'authorization',
]);
const notReturned = new Set(['connection', 'content-length', 'content-encoding', 'transfer-encoding', 'location']);

const without = (headers: Readonly<Record<string, string>>, names: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.has(name)));

/**
 * What a text of a broker may be.
 * @throws NoVerdict for a pact that needs a plugin, and for what only Pact's verifier would take for a pact.
 */
const checked = (value: unknown): unknown => {
  if (needsPlugin(value))
    throw new NoVerdict('a pact of the broker names a plugin, whose code the verifier would download and run: refused');
  const isLikePact = isObject(value) && (Array.isArray(value['interactions']) || Array.isArray(value['messages']));
  if (isLikePact && !readPact(value)) throw new NoVerdict('a pact of the broker names no consumer and provider');
  return value;
};

/** What is changed in the texts that pass between a broker and a program of Pact. */
type Translation = {
  readonly toProgram: (text: string, proxyUrl: string) => string;
  readonly toBroker: (text: string) => string;
};

/** Leads links through the proxy, and gives the texts of pacts to `onPact`. */
const openLinks = (brokerOrigin: string, onPact: (text: string) => string): Translation['toProgram'] => {
  const origins = new Set([brokerOrigin]);
  return (text, proxyUrl) => {
    const reading = isTooDeep(text) ? undefined : readBody(text);
    if (!reading || !('value' in reading)) return '';
    const value = checked(reading.value);
    const linked = originOfLinks(value);
    if (linked !== undefined) origins.add(linked);
    const exact = parseExactly(readPact(value) ? onPact(text) : text);
    return JSON.stringify(withLinksTo({ proxyUrl, origins }, exact));
  };
};

/** The translation for the verifier, and the interactions of the pacts that have passed. */
const openIds = (brokerOrigin: string) => {
  const pinned = new Map<string, Interaction>();
  const originalIds = new Map<string, string>();

  const withIds = (text: string): string => {
    const pact = identifyInteractions(text);
    for (const [id, interaction] of pact.interactions) pinned.set(id, interaction);
    for (const [id, original] of pact.originalIds) originalIds.set(id, original);
    return pact.text;
  };

  const toBroker = (text: string): string =>
    [...originalIds].reduce((changed, [id, original]) => changed.replaceAll(id, original), text);

  return { pinned, translation: { toProgram: openLinks(brokerOrigin, withIds), toBroker } };
};

export type BrokerProxy = {
  /** The base URL in place of the broker's. */
  readonly url: string;
  readonly failure: () => unknown;
  readonly close: () => Promise<void>;
};

const openProxy = async (agreement: Agreement<OriginSecrets>, translation: Translation): Promise<BrokerProxy> => {
  const forward = async (request: LocalRequest, response: LocalResponse): Promise<void> => {
    const { method, path, headers } = request;
    const body = translation.toBroker(await request.body());
    const answer = await askOrigin(agreement, { method, path, headers: without(headers, notForwarded), body });
    if ('unanswered' in answer) return void response.writeHead(502).end();
    const text = translation.toProgram(answer.text, server.url);
    response.writeHead(answer.status, without(answer.headers, notReturned)).end(text);
  };
  const server = await serveLocally(forward);
  const { url, failure, close } = server;
  return { url: url + new URL(agreement.url).pathname.replace(/\/$/, ''), failure, close };
};

/** Opens the proxy for the verifier on a free port of 127.0.0.1. */
export const openBrokerProxy = async (agreement: Agreement<OriginSecrets>): Promise<IdentifiedSource> => {
  const { pinned, translation } = openIds(new URL(agreement.url).origin);
  const { url, failure, close } = await openProxy(agreement, translation);
  return { options: { pactBrokerUrl: url }, pinned, failure, close };
};

/** Opens a proxy that changes nothing but links, for the programs that publish and ask. */
export const openPlainBrokerProxy = (agreement: Agreement<OriginSecrets>): Promise<BrokerProxy> =>
  openProxy(agreement, {
    toProgram: openLinks(new URL(agreement.url).origin, (text) => text),
    toBroker: (text) => text,
  });
