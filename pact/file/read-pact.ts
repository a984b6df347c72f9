// A pact file as this project reads it: the HTTP interactions of versions 2 to 4 of the format, in one shape.
import type { Headers } from '../../contracts/judging/exchange.ts';
import { ownValue } from '../../contracts/odata/own-value.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { needsPlugin } from './plugins.ts';
import { requirementTag } from './requirement-tag.ts';

type Json = Readonly<Record<string, unknown>>;

/** A matcher; `anyOf` is ours, for the matchers of a rule of which one is enough. */
export type Matcher = Json & { readonly match?: unknown };

/** The matchers of one place of an answer, or of a category of it, by the path they are written under. */
export type Rules = Readonly<Record<string, readonly Matcher[]>>;

export type State = { readonly name: string; readonly params: Json };

export type PinnedRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  /** The text that is sent; a JSON body is written as JSON.stringify writes it. */
  readonly body: string;
};

export type PinnedAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** The example's JSON value, or undefined where no body is pinned. */
  readonly body: unknown;
  /** Rules by category: status, header, body. */
  readonly rules: { readonly status: Rules; readonly header: Rules; readonly body: Rules };
};

export type Interaction = {
  readonly description: string;
  /** The requirement that it is tagged with, as those of the pinned pact are. */
  readonly requirement: string | undefined;
  readonly states: readonly State[];
  readonly request: PinnedRequest;
  readonly answer: PinnedAnswer;
};

export type Pact = {
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly Interaction[];
  /** Descriptions of interactions that are not HTTP exchanges, such as messages. */
  readonly others: readonly string[];
  /** Whether it names a plugin, or needs one. */
  readonly needsPlugin: boolean;
};

const objectAt = (value: unknown, key: string): Json => {
  const found = isObject(value) ? ownValue(value, key) : undefined;
  return isObject(found) ? found : {};
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const headerText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(headerText).join(', ');
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
};

const headersOf = (message: unknown): Headers =>
  Object.fromEntries(
    Object.entries(objectAt(message, 'headers')).map(([name, value]) => [name.toLowerCase(), headerText(value)]),
  );

// Version 4 wraps a body with its media type; versions 2 and 3 hold it bare.
const bodyOf = (message: unknown): unknown => {
  const body = isObject(message) ? message['body'] : undefined;
  if (!isObject(body) || !Object.hasOwn(body, 'content') || !Object.hasOwn(body, 'contentType')) return body;
  const { content, encoded } = body;
  return typeof content === 'string' && encoded === 'base64'
    ? Buffer.from(content, 'base64').toString('utf8')
    : content;
};

const isJson = (headers: Headers): boolean => (headers['content-type'] ?? 'json').includes('json');

const bodyText = (message: unknown): string => {
  const body = bodyOf(message);
  if (body === undefined) return '';
  return typeof body === 'string' && !isJson(headersOf(message)) ? body : JSON.stringify(body);
};

/** The matchers of which one is enough; of a plain matcher, itself. */
export const alternativesOf = (matcher: Matcher): readonly Matcher[] => {
  const { match, matchers } = matcher;
  return match === 'anyOf' && Array.isArray(matchers) ? matchers.filter(isObject) : [matcher];
};

const matchersOf = (rule: unknown): readonly Matcher[] => {
  const { matchers, combine } = isObject(rule) ? rule : {};
  if (Array.isArray(matchers)) {
    const listed: readonly Matcher[] = matchers.filter(isObject);
    const isOr = textOf(combine).toUpperCase() === 'OR' && listed.length > 1;
    return isOr ? [{ match: 'anyOf', matchers: listed }] : listed;
  }
  return isObject(rule) && Object.hasOwn(rule, 'match') ? [rule] : [];
};

const rulesIn = (rules: Json): Rules =>
  Object.fromEntries(Object.entries(rules).map(([path, rule]) => [path, matchersOf(rule)]));

// Version 2 has one flat table whose paths begin with $.body or $.headers.
const flatRules = (rules: Json, prefix: string): Rules =>
  rulesIn(
    Object.fromEntries(
      Object.entries(rules)
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, rule]) => [
          prefix === '$.body' ? `$${path.slice(prefix.length)}` : path.slice(prefix.length + 1),
          rule,
        ]),
    ),
  );

// A category without paths of its own (status, a header) holds its matchers directly in version 3.
const category = (rules: Json, name: string): Rules => {
  const found = objectAt(rules, name);
  return Object.hasOwn(found, 'matchers') ? { $: matchersOf(found) } : rulesIn(found);
};

const answerRules = (rules: Json): PinnedAnswer['rules'] => ({
  status: category(rules, 'status'),
  header: lowerCased({ ...category(rules, 'header'), ...flatRules(rules, '$.headers') }),
  body: { ...category(rules, 'body'), ...flatRules(rules, '$.body') },
});

const lowerCased = (rules: Rules): Rules =>
  Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name.toLowerCase(), rule]));

const statesOf = (interaction: Json): State[] => {
  // Before version 3 a single name, in Ruby's spelling at first.
  const { providerStates, provider_state: inRuby, providerState = inRuby } = interaction;
  const listed: readonly unknown[] = Array.isArray(providerStates) ? providerStates : [];
  const states = listed
    .filter(isObject)
    .map((state) => ({ name: textOf(state['name']), params: objectAt(state, 'params') }));
  return states.length === 0 && typeof providerState === 'string' ? [{ name: providerState, params: {} }] : states;
};

const interactionOf = (interaction: Json): Interaction => {
  const { description, request, response } = interaction;
  const asked = isObject(request) ? request : {};
  const status = isObject(response) ? response['status'] : undefined;
  return {
    description: textOf(description),
    requirement: requirementTag(interaction),
    states: statesOf(interaction),
    request: {
      method: (textOf(asked['method']) || 'GET').toUpperCase(),
      path: textOf(asked['path']),
      headers: headersOf(request),
      body: bodyText(request),
    },
    answer: {
      status: typeof status === 'number' ? status : 200,
      headers: headersOf(response),
      body: bodyOf(response),
      rules: answerRules(objectAt(response, 'matchingRules')),
    },
  };
};

const isHttp = (interaction: Json): boolean => {
  const { type } = interaction;
  return (type === undefined || type === 'Synchronous/HTTP') && isObject(interaction['request']);
};

/** The HTTP interaction that a JSON value is, or undefined when it is not one. */
export const readInteraction = (value: unknown): Interaction | undefined =>
  isObject(value) && isHttp(value) ? interactionOf(value) : undefined;

/** The pact that a JSON value is, or undefined when it is not one. */
export const readPact = (value: unknown): Pact | undefined => {
  if (!isObject(value) || !isObject(value['consumer']) || !isObject(value['provider'])) return undefined;
  const listed: readonly unknown[] = [value['interactions'], value['messages']].flatMap((some) =>
    Array.isArray(some) ? some : [],
  );
  const all = listed.filter(isObject);
  return {
    consumer: textOf(value['consumer']['name']),
    provider: textOf(value['provider']['name']),
    interactions: all.filter(isHttp).map(interactionOf),
    others: all.filter((one) => !isHttp(one)).map((one) => textOf(one['description'])),
    needsPlugin: needsPlugin(value),
  };
};
