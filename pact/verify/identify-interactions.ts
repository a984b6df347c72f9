// Gives each interaction of a pact an id that is returned twice: with its result, because the verifier repeats `_id`, and
// with its request, in a header. Nothing has to be concluded from the order in which the verifier works.
import { randomUUID } from 'node:crypto';
import { isObject } from '../../contracts/odata/read-body.ts';
import { parseExactly } from '../file/exact-json.ts';
import { type Interaction, readInteraction } from '../file/read-pact.ts';

/** Headers about one connection, and what the proxy and the connection write anew. */
export const notForwarded: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
]);

/** The header that carries the id to the verifier proxy, which takes it off again. */
export const interactionHeader = 'x-conformance-interaction';

export type IdentifiedPact = {
  /** The same pact with ids, as JSON. */
  readonly text: string;
  readonly interactions: ReadonlyMap<string, Interaction>;
  /** The ids that the pact came with, by those put in their place; a broker gives them. */
  readonly originalIds: ReadonlyMap<string, string>;
};

type Json = Readonly<Record<string, unknown>>;

// A recorded Host, for example, would ask for another server than the one the verifier is given.
const forwardedIn = (headers: Json): Json =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !notForwarded.has(name.toLowerCase())));

const withId = (interaction: Json, id: string): Json => {
  const { request } = interaction;
  if (!isObject(request)) return { ...interaction, _id: id };
  const headers = forwardedIn(isObject(request['headers']) ? request['headers'] : {});
  return { ...interaction, _id: id, request: { ...request, headers: { ...headers, [interactionHeader]: id } } };
};

const listed = (pact: unknown): readonly unknown[] => {
  const interactions = isObject(pact) ? pact['interactions'] : undefined;
  return Array.isArray(interactions) ? interactions : [];
};

/** The metadata that says which version of the format a pact has; anything else in it is orders to programs. */
const formatIn = (metadata: Json): Json =>
  Object.fromEntries(Object.entries(metadata).filter(([name]) => /^pact-?specification/i.test(name)));

const withFormatAlone = (pact: Json): Json =>
  Object.fromEntries(
    Object.entries(pact).map(([name, value]) => [
      name,
      /^metadata$/i.test(name) && isObject(value) ? formatIn(value) : value,
    ]),
  );

/** A pact file's text with an id for each interaction, and the interactions by id. */
export const identifyInteractions = (text: string): IdentifiedPact => {
  const [exact, plain] = [parseExactly(text), listed(JSON.parse(text))];
  const [interactions, originalIds] = [new Map<string, Interaction>(), new Map<string, string>()];
  const identified = listed(exact).map((interaction, index) => {
    if (!isObject(interaction)) return interaction;
    const id = randomUUID();
    const read = readInteraction(plain[index]);
    if (read) interactions.set(id, read);
    if (typeof interaction['_id'] === 'string') originalIds.set(id, interaction['_id']);
    return withId(interaction, id);
  });
  const pact = isObject(exact) ? { ...withFormatAlone(exact), interactions: identified } : exact;
  return { text: JSON.stringify(pact), interactions, originalIds };
};
