// Interim answers, in every way in which their bytes may arrive.
import { createServer, type Socket } from 'node:net';
import type { Request } from '../../contracts/judging/exchange.ts';
import { portOf } from '../../test-support/listening.ts';
import { connect } from './connect.ts';
import { agreeOnThisMachine } from './consent/agreement.ts';

const request: Request = { method: 'POST', path: '/x', headers: {}, body: '{}' };
const goOn = 'HTTP/1.1 100 Continue\r\n\r\n';
const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n';
const created = 'HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}';

/** Writes pieces so that the client reads each by itself. */
const writeApart = (socket: Socket, [first, ...others]: readonly string[]): void => {
  if (first === undefined) return;
  socket.write(first, () => setTimeout(() => writeApart(socket, others), 2));
};

/** The outcomes of three requests to a server that answers each with these pieces, and how many connections it took. */
const answeredWith = async (pieces: readonly string[]) => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay());
    socket.on('error', () => undefined).on('data', () => writeApart(socket, pieces));
  });
  const url = `http://127.0.0.1:${await portOf(server)}`;
  const target = connect({
    agreement: agreeOnThisMachine({ url, secrets: {} }),
    connections: 1,
    requestTimeout: 2_000,
  });
  const answers = [await target.send(request), await target.send(request), await target.send(request)];
  await target.close();
  for (const socket of sockets) socket.destroy();
  server.close();
  return { answers, connections: sockets.size, requests: target.counts.requests };
};

test.each([
  ['100', [goOn + created]],
  ['100 by itself', [goOn, created]],
  ['100 twice', [goOn, goOn, created]],
  ['100 cut in its first word', ['HTT', 'P/1.1 10', '0 Continue\r\n\r\n', created]],
  ['100 cut before its end', ['HTTP/1.1 100 Continue\r\nX: y\r\n', `\r\n${created}`]],
  ['100 after 103', [hints, goOn, created]],
  ['100 and 103 together', [goOn + hints + goOn + created]],
  ['103', [hints, created]],
  ['an answer cut in its first word', ['HTTP/1.1', created.slice(8)]],
  ['an answer letter by letter', [...created]],
  ['100 letter by letter', [...goOn, ...created]],
])('an answer after %s is read, on one connection', async (_, pieces) => {
  const { answers, connections, requests } = await answeredWith(pieces);
  expect(answers).toEqual(Array(3).fill(expect.objectContaining({ status: 201, body: Buffer.from('{}') })));
  expect([connections, requests]).toEqual([1, 3]);
});

test('text in a body that looks like 100 stays', async () => {
  const body = `${goOn}!`;
  const head = `HTTP/1.1 201 Created\r\nContent-Length: ${body.length}\r\n\r\n`;
  const { answers } = await answeredWith([head, body]);
  expect(answers).toMatchObject(Array(3).fill({ status: 201, body: Buffer.from(body) }));
});

test('100 that never becomes an answer is a hang', async () => {
  const server = createServer((socket) => void socket.on('error', () => undefined).write(goOn));
  const url = `http://127.0.0.1:${await portOf(server)}`;
  const target = connect({ agreement: agreeOnThisMachine({ url, secrets: {} }), connections: 1, requestTimeout: 300 });
  expect(await target.send(request)).toMatchObject({ silence: 'timeout' });
  await target.close();
  server.close();
});
