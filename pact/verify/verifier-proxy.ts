// A proxy between Pact's verifier and the target: it runs the state handlers, puts in the token and the target's own ids,
// and keeps every exchange. The verifier never holds a token.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, type Exchange, type Grant, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import type { Target } from '../../engine/connection/target.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { belowBase } from '../file/interaction-request.ts';
import { interactionHeader } from './identify-interactions.ts';
import { bodyOf, type LocalServer, serveLocally } from './local-server.ts';
import type { RequestSetup, StateSetup } from './state-setup.ts';

/** The outcome of the request of an interaction. */
export type Sent =
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  | { readonly kind: 'unsent'; readonly request: Request; readonly because: string };

export type VerifierProxy = LocalServer & {
  readonly statesUrl: string;
  /** The outcome of each request, by the id of its interaction. */
  readonly sent: ReadonlyMap<string, Sent>;
};

type Parts = { readonly target: Target; readonly settings: Settings; readonly states: StateSetup };

const statesPath = '/_states';

const notForwarded = new Set([
  interactionHeader,
  'host',
  'content-length',
  'connection',
  'accept-encoding',
  'user-agent',
  'transfer-encoding',
]);

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !notForwarded.has(name))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );

const withOwnIds = (path: string, { idsOf, contract: { paths } }: Settings): string => {
  const match = paths.match(path);
  return match && match.rest === '' && match.ids.length === paths.parameters(match.path).length
    ? paths.fill(match.path, idsOf[match.path] ?? {})
    : path;
};

// Where the interaction sends a Bearer token at all, the target gets the one that the states ask for.
const withToken = (headers: Record<string, string>): Record<string, string> =>
  /^bearer +\S/i.test(headers['authorization'] ?? '') ? { ...headers, authorization: 'Bearer $GRAPH_TOKEN' } : headers;

/** A request, of which the states say what its token permits. */
type Granted = Request & { readonly grant: Grant };

const requestOf = async (message: IncomingMessage, setup: RequestSetup, settings: Settings): Promise<Granted> => {
  const path = belowBase(settings.contract, message.url ?? '/');
  return {
    method: message.method ?? 'GET',
    path: setup.ownIds ? withOwnIds(path, settings) : path,
    headers: withToken(headersOf(message)),
    body: await bodyOf(message),
    grant: setup.token,
  };
};

const deliver = (response: ServerResponse, { status, headers, body }: Answer): void => {
  const own = Object.entries(headers).filter(
    ([name]) => !['transfer-encoding', 'content-encoding', 'content-length', 'connection'].includes(name),
  );
  response.writeHead(status, Object.fromEntries(own)).end(body);
};

const noAnswer = 'the target gave no answer';

const idOf = ({ headers }: IncomingMessage): string | undefined => {
  const id = headers[interactionHeader];
  return typeof id === 'string' ? id : undefined;
};

/** Opens the proxy on a free port of 127.0.0.1. */
export const openVerifierProxy = async ({ target, settings, states }: Parts): Promise<VerifierProxy> => {
  const sent = new Map<string, Sent>();

  const setUp = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reading = readBody(await bodyOf(message));
    const { action, state, params } = 'value' in reading && isObject(reading.value) ? reading.value : {};
    if (action !== 'setup') return void response.end('{}');
    const problem = await states.setUp(String(state ?? ''), isObject(params) ? params : {});
    // 400, not 500: the verifier repeats a call that fails with 5xx for two minutes.
    response.writeHead(problem === undefined ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
  };

  const send = async (request: Granted, response: ServerResponse): Promise<Sent> => {
    if (request.headers['authorization'] === 'Bearer $GRAPH_TOKEN' && settings.tokens[request.grant] === undefined) {
      response.writeHead(501).end();
      return { kind: 'unsent', request, because: 'it needs a token that was not given' };
    }
    const answer = await target.send(request);
    if (isSilence(answer)) response.writeHead(504, noAnswer).end();
    else deliver(response, answer);
    return { kind: 'exchange', exchange: { request, answer } };
  };

  const forward = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await requestOf(message, states.take(), settings);
    const id = idOf(message);
    // A message of Pact, for example: not an exchange with the target.
    if (id === undefined) return void response.writeHead(501).end();
    sent.set(id, await send(request, response));
  };

  const server = await serveLocally((message, response) =>
    message.url === statesPath ? setUp(message, response) : forward(message, response),
  );
  return { ...server, statesUrl: server.url + statesPath, sent };
};
