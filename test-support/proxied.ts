import { type ClientHttp2Session, connect, createSecureServer, type ServerHttp2Stream } from 'node:http2';
import { createServer as createSecureHttp1, request as send } from 'node:https';
import type { Server, Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createSecureContext } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { userStatus } from '../contracts/user-status/contract.ts';
import type { RunEvent } from '../engine/campaign/run-event.ts';
import { directly, type Network } from '../engine/connection/network.ts';
import { readSettings } from '../engine/settings/settings.ts';
import { createAuthority } from '../fixtures/certificates/authority.ts';
import type { Response } from '../fixtures/tenant/deliver.ts';
import type { Message } from '../fixtures/tenant/received.ts';
import { tenantTokens } from '../fixtures/tenant/tokens.ts';
import { portOf } from '../test-support/listening.ts';
import { openLive } from '../traffic/proxy/live.ts';
import { linesIn } from '../traffic/proxy/translate/message.ts';

export const contract = userStatus;
const authority = createAuthority();
/** What signed the certificates of proxy and provider. */
export const ca = authority.certificate;
/** What a provider on 127.0.0.1 shows. */
export const identity = authority.identityOf(['127.0.0.1']);
const context = createSecureContext({ ca });
const network: Network = { ...directly, trust: { ...directly.trust, toTarget: () => context } };
const ids = { deviceConfigurationId: contract.parents.examples[0]?.id ?? '' };
/** The path of a create. */
export const path = `/beta${contract.paths.fill('deviceConfiguration', ids)}`;
/** The body of a create. */
export const example = contract.example.request;
let entities = 0;
/** What a provider created, with another id each time. */
export const entity = (): string => {
  entities += 1;
  return JSON.stringify({ id: `id-${entities}`, ...JSON.parse(example) });
};

/** What a test opened, for closeAll. */
export const closing: (() => unknown)[] = [];
/** Closes what a test opened, the last first. */
export const closeAll = async (): Promise<void> => {
  for (const close of closing.splice(0).reverse()) await close();
};

// Those of a connection, and the names of a machine.
const notCompared = new Set(['connection', 'transfer-encoding', 'host', 'keep-alive']);
const shown = (raw: readonly string[]): string[] =>
  linesIn(raw)
    .filter(([name]) => !notCompared.has(name.toLowerCase()))
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .toSorted();

/** What a provider heard, and in which version. */
export type Heard = {
  readonly version: string;
  readonly line: string;
  readonly lines: string[];
  readonly body: string;
  readonly trailers: string[];
};

/** Writes with what both versions of a response have in common. */
type Writer = {
  readonly writeEarlyHints: (hints: Record<string, string | string[]>) => void;
  readonly setHeader: (name: string, value: string | readonly string[]) => unknown;
  readonly addTrailers: (trailers: Record<string, string>) => void;
  readonly write: (part: Uint8Array) => unknown;
  readonly end: (body: Uint8Array) => unknown;
  sendDate: boolean;
  statusCode: number;
};

const answering =
  (heard: Heard[]) =>
  (message: Message, response: Response): void => {
    const stream: Readable = message;
    void buffer(stream).then((body) => {
      const { method, url, rawHeaders, rawTrailers, httpVersion: version } = message;
      const [lines, trailers] = [shown(rawHeaders), shown(rawTrailers)];
      heard.push({ version, line: `${method} ${url}`, lines, body: body.toString(), trailers });
      const [writer, zipped]: [Writer, Buffer] = [response, gzipSync(entity())];
      writer.writeEarlyHints({ link: ['</a>; rel=preload', '</b>; rel=preload'] });
      Object.assign(writer, { sendDate: false, statusCode: 201 });
      writer.setHeader('set-cookie', ['a=1', 'b=2']);
      writer.setHeader('content-type', 'application/json');
      writer.setHeader('content-encoding', 'gzip');
      writer.setHeader('x-latin', 'gr\xfc\xdf');
      writer.write(zipped.subarray(0, 9));
      writer.addTrailers({ 'x-sum': '42' });
      writer.end(zipped.subarray(9));
    });
  };

/** What a provider speaks. */
export type Versions = 'HTTP/1.1' | 'HTTP/2' | 'both';

/** Lets a server of TLS listen; gives its base URL. */
export const serving = async (server: Server): Promise<string> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `https://127.0.0.1:${await portOf(server)}/beta`;
};

/** The base URL of a provider that says all that HTTP lets it say, and notes what it heard. */
export const providerOf = (versions: Versions, heard: Heard[]): Promise<string> =>
  serving(
    versions === 'HTTP/1.1'
      ? createSecureHttp1(identity, answering(heard))
      : createSecureServer({ ...identity, allowHTTP1: versions === 'both' }, answering(heard)),
  );

/** Opens a proxy before a target, and gives what it says of both sides. */
export const open = async (target: string) => {
  const [client, provider]: [RunEvent[], RunEvent[]] = [[], []];
  const live = await openLive({
    contract,
    settings: readSettings(contract, { seed: '0' }, {}),
    target,
    network,
    place: { identity },
    client: (event) => client.push(event),
    provider: (event) => provider.push(event),
  });
  closing.push(live.close);
  return { live, client, provider };
};

/** The requirements that failed. */
export const failing = (events: readonly RunEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'verdict' && event.verdict.outcome === 'fail' ? [event.verdict.requirement] : [],
  );

/** The names of what was not judged. */
export const notJudged = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'notJudged' ? Object.keys(event.requests) : []));

/** How many exchanges were judged. */
export const judged = (events: readonly RunEvent[]) => events.filter(({ kind }) => kind === 'judged').length;

/** The headers of a create. */
export const fields = {
  authorization: `Bearer ${tenantTokens.granted}`,
  'content-type': 'application/json',
  accept: 'application/json',
  'x-a': ['1', '2'],
};

type Came = { status: number; lines: string[]; body: Buffer; trailers: string[]; interim: string[] };

/** Sends a create over a connection in HTTP/2, with trailers. */
export const withHttp2 = async (session: ClientHttp2Session, more: object = {}, body = example): Promise<Came> => {
  const stream = session.request({ ':method': 'POST', ':path': path, ...fields, ...more }, { waitForTrailers: true });
  const came: Came = { status: 0, lines: [], body: Buffer.alloc(0), trailers: [], interim: [] };
  stream
    .on('wantTrailers', () => stream.sendTrailers({ 'x-end': '1' }))
    .on('headers', (_, __, raw) => Object.assign(came, { interim: shown(raw) }))
    .on('trailers', (_, __, raw) => Object.assign(came, { trailers: shown(raw) }))
    .on('response', (headers, _, raw) => Object.assign(came, { status: headers[':status'], lines: shown(raw) }));
  stream.end(body);
  came.body = await buffer(stream);
  return came;
};

/** A connection in HTTP/2. */
export const sessionTo = (baseUrl: string): ClientHttp2Session => {
  const session = connect(baseUrl, { ca }).on('error', () => undefined);
  closing.push(() => session.destroy());
  return session;
};

/** Sends a create in HTTP/1.1, in chunks and with trailers. */
export const withHttp1 = (baseUrl: string): Promise<Came> =>
  new Promise((resolve, reject) => {
    const headers = { ...fields, 'transfer-encoding': 'chunked' };
    const sent = send(new URL(path, baseUrl), { method: 'POST', ca, headers, agent: false });
    const interim: string[] = [];
    sent
      .on('information', ({ rawHeaders }) => interim.push(...shown(rawHeaders)))
      .on('error', reject)
      .on('response', (answer) => {
        void buffer(answer).then((body) => {
          const { statusCode: status = 0, rawHeaders, rawTrailers } = answer;
          resolve({ status, lines: shown(rawHeaders), body, trailers: shown(rawTrailers), interim });
        });
      });
    sent.addTrailers({ 'x-end': '1' });
    sent.end(example);
  });

/** Sends a create in a version. */
export const asking: Readonly<Record<'HTTP/1.1' | 'HTTP/2', (baseUrl: string) => Promise<Came>>> = {
  'HTTP/1.1': withHttp1,
  'HTTP/2': (baseUrl) => withHttp2(sessionTo(baseUrl)),
};

export const streaming = (answer: (stream: ServerHttp2Stream) => void): Promise<string> =>
  serving(
    createSecureServer(identity)
      .on('stream', (stream) => answer(stream.on('error', () => undefined)))
      .on('sessionError', () => undefined),
  );

/** Answers a stream with 201. */
export const created = (stream: ServerHttp2Stream): void => {
  stream.resume().once('end', () => {
    stream.respond({ ':status': 201, 'content-type': 'application/json', 'content-encoding': 'gzip' });
    stream.end(gzipSync(entity()));
  });
};

/** The code with which a request is broken off, or its status. */
export const fateOf = async (session: ClientHttp2Session, more: object = {}): Promise<number | undefined> => {
  const stream = session.request({ ':method': 'POST', ':path': path, ...fields, ...more });
  let status: number | undefined;
  stream
    .on('error', () => undefined)
    .on('response', (headers) => {
      status = headers[':status'];
    });
  stream.resume().end(example);
  await new Promise((resolve) => stream.once('close', resolve));
  return stream.rstCode === 0 ? status : stream.rstCode;
};
