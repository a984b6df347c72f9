// A proxy between Pact's verifier and the target: it runs the state handlers, puts in the token and the target's own ids,
// and keeps every exchange. The verifier never holds a token.
import { type Answer, type Exchange, type Grant, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import type { Target } from '../../engine/connection/target.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import { belowBase } from '../file/interaction-request.ts';
import { interactionHeader, notForwarded } from './identify-interactions.ts';
import { type LocalRequest, type LocalResponse, type LocalServer, serveLocally } from './local-server.ts';
import { decide, withOwnIds } from './own-request.ts';
import type { RequestSetup, StateSetup } from './state-setup.ts';

/** The outcome of the request of an interaction. */
export type Sent =
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  /** It is not of the operation. */
  | { readonly kind: 'notJudged'; readonly request: Request }
  | { readonly kind: 'unsent'; readonly request: Request; readonly because: string };

export type VerifierProxy = LocalServer & {
  readonly statesUrl: string;
  /** The outcome of each request, by the id of its interaction. */
  readonly sent: ReadonlyMap<string, Sent>;
};

type Parts = {
  readonly target: Target;
  readonly settings: Settings;
  readonly states: StateSetup;
  /** Whether the verifier was given an interaction with this id. */
  readonly isKnown: (id: string) => boolean;
};

const statesPath = '/_states';

const headersOf = ({ headers }: LocalRequest): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== interactionHeader && !notForwarded.has(name)));

// Where the interaction sends a Bearer token at all, the target gets the one that the states ask for.
const withToken = (headers: Record<string, string>): Record<string, string> =>
  /^bearer +\S/i.test(headers['authorization'] ?? '') ? { ...headers, authorization: 'Bearer $GRAPH_TOKEN' } : headers;

/** A request, of which the states say what its token permits. */
type Granted = Request & { readonly grant: Grant };

const requestOf = async (local: LocalRequest, setup: RequestSetup, settings: Settings): Promise<Granted> => {
  const path = belowBase(settings.contract, local.path);
  return {
    method: local.method,
    path: setup.ownIds ? withOwnIds(path, settings) : path,
    headers: withToken(headersOf(local)),
    body: await local.body(),
    grant: setup.token,
  };
};

const notDelivered = new Set(['transfer-encoding', 'content-encoding', 'content-length', 'connection']);

// The verifier would follow it, and judge what answers there in place of the target.
const isRedirect = (status: number, header: string): boolean => status >= 300 && status < 400 && header === 'location';

const deliver = (response: LocalResponse, { status, headers, body }: Answer): void => {
  const own = Object.entries(headers).filter(([name]) => !notDelivered.has(name) && !isRedirect(status, name));
  response.writeHead(status, Object.fromEntries(own)).end(body);
};

const noAnswer = 'the target gave no answer';
const noToken = 'it needs a token that was not given';

/** Opens the proxy on a free port of 127.0.0.1. */
export const openVerifierProxy = async ({ target, settings, states, isKnown }: Parts): Promise<VerifierProxy> => {
  const sent = new Map<string, Sent>();

  const setUp = async (local: LocalRequest, response: LocalResponse): Promise<void> => {
    const reading = readBody(await local.body());
    const { action, state, params } = 'value' in reading && isObject(reading.value) ? reading.value : {};
    if (action !== 'setup') return void response.end('{}');
    const problem = await states.setUp(String(state ?? ''), isObject(params) ? params : {});
    // 400, not 500: the verifier repeats a call that fails with 5xx for two minutes.
    response.writeHead(problem === undefined ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
  };

  const send = async (request: Granted, response: LocalResponse): Promise<Sent> => {
    const decision = decide(request, settings);
    const lacksToken =
      request.headers['authorization'] === 'Bearer $GRAPH_TOKEN' && settings.tokens[request.grant] === undefined;
    if (decision.kind !== 'sent' || lacksToken) {
      response.writeHead(501).end();
      return decision.kind === 'sent' ? { kind: 'unsent', request, because: noToken } : { ...decision, request };
    }
    const answer = await target.send(request);
    if (isSilence(answer)) response.writeHead(504, noAnswer).end();
    else deliver(response, answer);
    return { kind: 'exchange', exchange: { request, answer } };
  };

  const forward = async (local: LocalRequest, response: LocalResponse): Promise<void> => {
    const setup = states.take();
    const id = local.headers[interactionHeader];
    // A message of Pact, for example: not an exchange with the target. Each interaction is sent once.
    if (id === undefined || !isKnown(id) || sent.has(id)) return void response.writeHead(501).end();
    const request = await requestOf(local, setup, settings);
    sent.set(id, { kind: 'unsent', request, because: noAnswer });
    sent.set(id, await send(request, response));
  };

  const server = await serveLocally((local, response) =>
    local.path === statesPath ? setUp(local, response) : forward(local, response),
  );
  return { ...server, statesUrl: server.url + statesPath, sent };
};
