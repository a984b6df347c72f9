// Stands between the verifier and the target: sets states up, puts the token and the target's own ids in, and keeps
// every exchange. The verifier never holds a token.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Answer, type Exchange, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { fillPath, matchPath, parametersOf } from '../../contracts/user-status/operation.ts';
import type { Target } from '../../engine/connection/target.ts';
import type { Settings } from '../../engine/settings/settings.ts';
import type { Stage, Staging } from './state-setup.ts';

/** One thing that happened, in order: a state was set up or not, or a request was answered. */
export type Happening =
  | { readonly kind: 'state'; readonly failed: boolean }
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  | { readonly kind: 'unsent'; readonly request: Request; readonly because: string };

export type StandIn = {
  readonly url: string;
  readonly statesUrl: string;
  readonly happenings: readonly Happening[];
  /** What ended the forwarding, where something did: a spent budget, or a mistake of ours. */
  readonly failure: () => unknown;
  readonly close: () => Promise<void>;
};

type Parts = { readonly target: Target; readonly settings: Settings; readonly staging: Staging };

const statesPath = '/_states';

const bodyOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const ofTheHop = new Set([
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
      .filter(([name]) => !ofTheHop.has(name))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );

const withOwnIds = (path: string, { idsOf }: Settings): string => {
  const match = matchPath(path);
  return match && match.rest === '' && match.ids.length === parametersOf(match.path).length
    ? fillPath(match.path, idsOf[match.path])
    : path;
};

// Where the interaction sends a Bearer token at all, the target gets the one that the states ask for.
const withToken = (headers: Record<string, string>): Record<string, string> =>
  /^bearer +\S/i.test(headers['authorization'] ?? '') ? { ...headers, authorization: 'Bearer $GRAPH_TOKEN' } : headers;

const requestOf = async (message: IncomingMessage, stage: Stage, settings: Settings): Promise<Request> => {
  const path = message.url ?? '/';
  return {
    method: message.method ?? 'GET',
    path: stage.ownIds ? withOwnIds(path, settings) : path,
    headers: withToken(headersOf(message)),
    body: await bodyOf(message),
    grant: stage.token,
  };
};

const deliver = (response: ServerResponse, { status, headers, body }: Answer): void => {
  const own = Object.entries(headers).filter(
    ([name]) => !['transfer-encoding', 'content-encoding', 'content-length', 'connection'].includes(name),
  );
  response.writeHead(status, Object.fromEntries(own)).end(body);
};

const unanswered = 'the target gave no answer';

/** Opens the stand-in on a free port of 127.0.0.1. */
export const openStandIn = async ({ target, settings, staging }: Parts): Promise<StandIn> => {
  const happenings: Happening[] = [];
  let failure: unknown;

  const setUp = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reading = readBody(await bodyOf(message));
    const { action, state, params } = 'value' in reading && isObject(reading.value) ? reading.value : {};
    if (action !== 'setup') return void response.end('{}');
    const problem = await staging.setUp(String(state ?? ''), isObject(params) ? params : {});
    happenings.push({ kind: 'state', failed: problem !== undefined });
    // A refusal: what counts as the server's failure is tried again for two minutes.
    response.writeHead(problem === undefined ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
  };

  const forward = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const stage = staging.take();
    const request = await requestOf(message, stage, settings);
    if (request.headers['authorization'] === 'Bearer $GRAPH_TOKEN' && settings.tokens[stage.token] === undefined) {
      happenings.push({ kind: 'unsent', request, because: 'it needs a token that was not given' });
      return void response.writeHead(501).end();
    }
    const answer = await target.send(request);
    happenings.push({ kind: 'exchange', exchange: { request, answer } });
    if (isSilence(answer)) return void response.writeHead(504, unanswered).end();
    deliver(response, answer);
  };

  const server = createServer((message, response) => {
    const work = message.url === statesPath ? setUp : forward;
    work(message, response).catch((error: unknown) => {
      failure ??= error;
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    url,
    statesUrl: url + statesPath,
    happenings,
    failure: () => failure,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
