// Requests in HTTP/1.1 that are read by Node, since they cannot go on as they were written, and how they are answered.
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { targetOf } from '../../../fixtures/tenant/received.ts';
import {
  type AnswerHead,
  type Asked,
  codes,
  framedLines,
  type Lines,
  lasting,
  linesIn,
  rawOf,
  type Sink,
} from './message.ts';

const withoutTrailer = (lines: Lines): Lines => lasting(lines).filter(([name]) => name.toLowerCase() !== 'trailer');

const begin = (response: ServerResponse, { status, lines, hasBody }: AnswerHead): Sink => {
  response.sendDate = false;
  // HTTP/1.0 knows no chunks.
  const framed = response.req.httpVersion === '1.1' ? framedLines(lines, hasBody) : withoutTrailer(lines);
  response.writeHead(status, rawOf(framed));
  return {
    body: response,
    end: (trailers) => {
      if (trailers.length > 0) response.addTrailers(trailers.map(([name, value]): [string, string] => [name, value]));
      response.end();
    },
  };
};

const interim = (response: ServerResponse, { status, lines }: AnswerHead): void => {
  if (response.headersSent || response.req.httpVersion !== '1.1') return;
  if (status === 100) {
    response.writeContinue();
    return;
  }
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...lines.map(([name, value]) => `${name}: ${value}`),
  ];
  // One that waits behind another has no socket yet.
  response.socket?.write(`${head.join('\r\n')}\r\n\r\n`, 'latin1');
};

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** A request that Node has read, and its response. */
export const askedOverHttp1 = (message: IncomingMessage, response: ServerResponse): Asked => {
  for (const one of [message, response]) one.on('error', () => undefined);
  const { method = '', httpVersion, rawHeaders } = message;
  return {
    version: httpVersion === '1.0' ? '1.0' : '1.1',
    method,
    // A proxy may be sent the whole URL (RFC 9112, 3.2.2).
    target: targetOf(message),
    lines: linesIn(rawHeaders),
    hasBody: hasBody(message),
    body: message,
    trailers: () => linesIn(message.rawTrailers),
    isWhole: () => message.complete,
    interim: (head) => interim(response, head),
    answer: (head) => begin(response, head),
    abort: () => response.destroy(),
    onGone: (listener) => {
      response.once('close', () => {
        if (!response.writableFinished) listener(codes.cancel);
      });
    },
  };
};
