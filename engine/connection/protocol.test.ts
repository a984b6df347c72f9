// Servers that do not speak HTTP/1.1, or not as the base URL says: each is named, and none is blamed for a dropped
// connection.
import { createServer as createHttp } from 'node:http';
import { createServer as createHttp2, createSecureServer } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import { createServer, type Server } from 'node:net';
import type { Answer, Request, Silence } from '../../contracts/judging/exchange.ts';
import { certificate } from '../../test-support/certificate.ts';
import { portOf } from '../../test-support/listening.ts';
import { connect } from './connect.ts';
import { agreeOnThisMachine } from './consent/agreement.ts';

const request: Request = { method: 'POST', path: '/x', headers: {}, body: '{}' };

const outcomesAt = async (server: Server, scheme: string, times = 1): Promise<(Answer | Silence)[]> => {
  const url = `${scheme}://127.0.0.1:${await portOf(server)}/beta`;
  const target = connect({
    agreement: agreeOnThisMachine({ url, secrets: {} }),
    connections: 1,
    requestTimeout: 2_000,
  });
  try {
    const outcomes: (Answer | Silence)[] = [];
    for (let count = 0; count < times; count += 1) outcomes.push(await target.send(request));
    return outcomes;
  } finally {
    await target.close();
    server.close();
  }
};

/** A server that writes these bytes, at once or after the request. */
const writing = (bytes: string | Buffer, when: 'at once' | 'asked' = 'asked'): Server =>
  createServer((socket) => {
    socket.on('error', () => undefined);
    if (when === 'at once') socket.write(bytes);
    else socket.once('data', () => socket.end(bytes));
  });

const tls = 'it speaks TLS: the base URL must begin with https://';
const plain = /^the TLS connection failed \(.*\): if it speaks plain HTTP, the base URL must begin with http:\/\/$/;
const http2 = /it speaks HTTP\/2 without TLS; this suite speaks it over TLS alone/;
const goAway = Buffer.from('0000080700000000000000000000000001', 'hex');

describe('it is named', () => {
  test.each<[string, () => Server, string, string | RegExp]>([
    ['HTTP/2 without TLS', () => createHttp2(), 'http', http2],
    ['HTTP/2 that says good-bye', () => writing(goAway), 'http', http2],
    [
      'HTTP/2 over TLS, which is spoken',
      () => createSecureServer(certificate),
      'https',
      /nobody here trusts the authority/,
    ],
    ['TLS behind http', () => createHttps(certificate), 'http', tls],
    ['HTTP/2 over TLS behind http', () => createSecureServer(certificate), 'http', tls],
    ['an alert of TLS behind http', () => writing(Buffer.from('15030100020246', 'hex')), 'http', tls],
    ['plain HTTP behind https', () => createHttp((_, response) => response.end()), 'https', plain],
    ['SSH', () => writing('SSH-2.0-OpenSSH_9.2p1\r\n', 'at once'), 'http', /^an SSH server answers there \("SSH-2\.0-/],
    ['SSH behind https', () => writing('SSH-2.0-OpenSSH_9.2p1\r\n', 'at once'), 'https', plain],
    [
      'a mail server',
      () => writing('220 mail ESMTP\r\n', 'at once'),
      'http',
      /^it does not speak HTTP\/1\.1 \("220 mail/,
    ],
    ['a page without a head', () => writing('<html>hi</html>'), 'http', /^it does not speak HTTP\/1\.1 \("<html>/],
  ])('%s', async (_, open, scheme, sentence) => {
    const [outcome] = await outcomesAt(open(), scheme);
    const matching: unknown = typeof sentence === 'string' ? sentence : expect.stringMatching(sentence);
    expect(outcome).toMatchObject({ silence: 'unreachable', detail: matching });
  });
});

describe('it stays a dropped connection', () => {
  test('where the server only hangs up', async () => {
    const server = createServer(
      (socket) => void socket.on('error', () => undefined).once('data', () => socket.destroy()),
    );
    expect(await outcomesAt(server, 'http')).toMatchObject([{ silence: 'dropped' }]);
  });

  test('where the answer is broken HTTP', async () => {
    expect(await outcomesAt(writing('HTTP/1.1 abc\r\n\r\n'), 'http')).toMatchObject([{ silence: 'dropped' }]);
  });

  test('where the server has spoken HTTP before', async () => {
    let count = 0;
    const server = createServer((socket) => {
      socket
        .on('error', () => undefined)
        .on('data', () => {
          count += 1;
          socket.end(count === 1 ? 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n' : 'SSH-2.0-x\r\n');
        });
    });
    expect(await outcomesAt(server, 'http', 2)).toMatchObject([{ status: 204 }, { silence: 'dropped' }]);
  });
});
