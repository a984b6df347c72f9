// A provider that speaks HTTP/1.1, over as many connections as are asked at once.
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { codeOf, messageOf } from '../../../engine/connection/error-code.ts';
import type { HeaderLine } from '../head.ts';
import { whyUnreached } from '../reach-provider.ts';
import {
  type Answering,
  type AskedHead,
  type Asking,
  codes,
  cutByProvider,
  framedLines,
  idleConnection,
  type Lines,
  type Lost,
  linesIn,
  type Provider,
  rawOf,
  unsendable,
} from './message.ts';

type Opened = (error: Error | null, socket: Duplex) => void;

const notReached = 'NOT_REACHED';

/** An agent whose connections are opened by others. */
class ProviderAgent extends Agent {
  readonly #open: () => Promise<Socket>;
  constructor(open: () => Promise<Socket>) {
    super({ keepAlive: true });
    this.#open = open;
  }
  override createConnection(_: unknown, done?: Opened): undefined {
    this.#open().then(
      (socket) => done?.(null, socket),
      // With an error Node does not look at the stream.
      (error: unknown) => done?.(Object.assign(new Error(whyUnreached(error)), { code: notReached }), new Duplex()),
    );
  }
}

const withoutBody = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

/** Cookies of HTTP/2 may stand in lines of their own, and go on in one (RFC 9113, 8.2.3). */
const withOneCookie = (lines: Lines): Lines => {
  const isCookie = ([name]: HeaderLine): boolean => name.toLowerCase() === 'cookie';
  const cookies = lines.filter(isCookie);
  if (cookies.length < 2) return lines;
  const all = cookies.map(([, value]) => value).join('; ');
  return [...lines.filter((line) => !isCookie(line)), ['cookie', all]];
};

/** The lines with the length of the body, where they do not say it: Node would choose otherwise. */
const framed = ({ method, lines, hasBody }: AskedHead): Lines => {
  const kept = withOneCookie(framedLines(lines, hasBody));
  const isSaid = hasBody || withoutBody.has(method) || kept.some(([name]) => name.toLowerCase() === 'content-length');
  return isSaid ? kept : [...kept, ['content-length', '0']];
};

const lostBy = (error: unknown, sent: ClientRequest): Lost => {
  const code = codes.internal;
  if (codeOf(error) === notReached) return { code, unreached: messageOf(error) };
  if (codeOf(error).startsWith('HPE_'))
    return { code, missing: `what came for an answer is not HTTP/1.1: ${messageOf(error)}` };
  return sent.reusedSocket ? { code, missing: idleConnection } : { code };
};

const bodiless = new Set([204, 304]);

const hear = (sent: ClientRequest, method: string, { onInterim, onAnswer, onLost }: Answering): void => {
  let [isOver, isAnswered] = [false, false];
  const lost = (why: Lost): void => {
    if (!isOver) onLost(why);
    isOver = true;
  };
  const answered = (message: IncomingMessage): void => {
    isAnswered = true;
    const { statusCode: status = 0, rawHeaders, headers } = message;
    const hasBody = method !== 'HEAD' && !bodiless.has(status) && headers['content-length'] !== '0';
    const source = { body: message, trailers: () => linesIn(message.rawTrailers), isWhole: () => message.complete };
    message
      .on('error', () => undefined)
      .once('close', () => {
        if (!message.complete) lost({ code: codes.internal, missing: cutByProvider });
      });
    onAnswer({ status, lines: linesIn(rawHeaders), hasBody }, source);
  };
  sent
    .on('information', ({ statusCode: status, rawHeaders }) =>
      onInterim({ status, lines: linesIn(rawHeaders), hasBody: false }),
    )
    .once('response', answered)
    .on('error', (error) => {
      if (!isAnswered) lost(lostBy(error, sent));
    });
};

const send = (agent: Agent, head: AskedHead, answering: Answering): Asking => {
  const { method, target, hasBody } = head;
  const headers = rawOf(framed(head));
  const sent = request({ agent, method, path: target, headers, setHost: false, maxHeaderSize: 1024 * 1024 });
  hear(sent, method, answering);
  // What is in the body may be waited for, or wait for an interim answer.
  if (hasBody) sent.flushHeaders();
  return {
    body: sent,
    end: (trailers) => {
      if (trailers.length > 0) sent.addTrailers(trailers.map(([name, value]): [string, string] => [name, value]));
      sent.end();
    },
    abort: () => sent.destroy(),
  };
};

const ask = (agent: Agent, head: AskedHead, answering: Answering): Asking => {
  try {
    return send(agent, head, answering);
  } catch (error) {
    return unsendable(`this request cannot be sent in HTTP/1.1: ${messageOf(error)}`, answering);
  }
};

/** The provider that a function connects to. */
export const http1Provider = (open: () => Promise<Socket>): Provider => {
  const agent = new ProviderAgent(open);
  return {
    ask: (head, answering) => ask(agent, head, answering),
    isOpen: () => true,
    close: () => agent.destroy(),
  };
};
