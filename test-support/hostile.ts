// Broken and hostile targets, each on a real socket.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSocketServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

export type Hostile = {
  readonly name: string;
  /** The exit code expected of verify. */
  readonly code: 0 | 1 | 3;
  readonly open: () => Promise<Opened>;
};

export type Opened = { readonly url: string; readonly close: () => void };

type Listening = ReturnType<typeof createServer> | ReturnType<typeof createSocketServer>;

const listening = async (server: Listening, close: () => void): Promise<Opened> => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close };
};

/** A raw server: calls a function with each socket once a request begins to arrive. */
const onSocket =
  (answer: (socket: Socket) => void, when: 'connected' | 'asked' = 'asked') =>
  (): Promise<Opened> => {
    const sockets = new Set<Socket>();
    const server = createSocketServer((socket) => {
      sockets.add(socket.on('error', () => undefined).once('close', () => sockets.delete(socket)));
      if (when === 'connected') answer(socket);
      else socket.once('data', () => answer(socket));
    });
    return listening(server, () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    });
  };

type Answer = (response: ServerResponse, sent: string, message: IncomingMessage) => void;

/** An HTTP server; its handler gets the number of the request. */
const onRequest = (answer: (count: number) => Answer) => (): Promise<Opened> => {
  let count = 0;
  const server = createServer({ maxHeaderSize: 1024 * 1024 }, (message, response) => {
    count += 1;
    const answerThis = answer(count);
    text(message)
      .then((sent) => answerThis(response, sent, message))
      .catch(() => response.destroy());
  });
  return listening(server, () => {
    server.close();
    server.closeAllConnections();
  });
};

const json = { 'content-type': 'application/json' };

const refuse: Answer = (response) =>
  void response.writeHead(400, json).end('{"error":{"code":"BadRequest","message":"refused"}}');

let created = 0;

/** Answers a valid create correctly, with more members in the entity, and refuses everything else. */
const creatingWith =
  (members: string): Answer =>
  (response, sent, message) => {
    created += 1;
    // The cases of these tests are valid creates and counts that are not Int32.
    if (message.method !== 'POST' || !/"devicesCount": ?\d{1,9},/.test(sent)) return refuse(response, sent, message);
    response.writeHead(201, json).end(`${sent.trimEnd().slice(0, -1)},"id":"id-${created}"${members}}`);
  };

const answering =
  (status: number, headers: Readonly<Record<string, string | string[]>>, body: string | Buffer = '{}'): Answer =>
  (response) =>
    void response.writeHead(status, headers).end(body);

const after =
  (first: number, then: Answer) =>
  (count: number): Answer =>
    count <= first ? creatingWith('') : then;

const always = (answer: Answer) => onRequest(() => answer);

const head = 'HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n';

const endless = (response: ServerResponse): void => {
  while (response.write('x'.repeat(65_536)));
  response.once('drain', () => endless(response));
};

const dripping: Answer = (response) => {
  response.writeHead(201, json);
  const drip = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(drip));
};

const headerFlood = (socket: Socket): void => {
  socket.write(head);
  const flood = (): void => {
    while (socket.writable && socket.write(`x-${'y'.repeat(1000)}: z\r\n`));
    if (socket.writable) socket.once('drain', flood);
  };
  flood();
};

const informing = (socket: Socket): void => {
  const inform = setInterval(() => void socket.write('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'), 20);
  socket.once('close', () => clearInterval(inform));
};

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const drops: readonly Hostile[] = [
  {
    name: 'drops connections as they are made',
    code: 3,
    open: onSocket((socket) => void socket.destroy(), 'connected'),
  },
  { name: 'drops connections when it is asked', code: 3, open: onSocket((socket) => void socket.destroy()) },
  { name: 'resets connections', code: 3, open: onSocket((socket) => void socket.resetAndDestroy()) },
  { name: 'drops in the status line', code: 1, open: onSocket((socket) => void socket.end('HTTP/1.1 2')) },
  { name: 'drops in the headers', code: 1, open: onSocket((socket) => void socket.end(`${head}Content-`)) },
  {
    name: 'drops before the body',
    code: 1,
    open: onSocket((socket) => void socket.end(`${head}Content-Length: 9\r\n\r\n`)),
  },
  {
    name: 'drops in the body',
    code: 1,
    open: onSocket((socket) => void socket.end(`${head}Content-Length: 9\r\n\r\n{"id"`)),
  },
  {
    name: 'drops in a chunk',
    code: 1,
    open: onSocket((socket) => void socket.end(`${head}Transfer-Encoding: chunked\r\n\r\nff\r\n{"id"`)),
  },
];

const silences: readonly Hostile[] = [
  { name: 'never answers', code: 3, open: onSocket(() => undefined) },
  { name: 'drips for ever', code: 1, open: always(dripping) },
  { name: 'sends interim answers for ever', code: 1, open: onSocket(informing) },
  { name: 'puts off for ever', code: 3, open: onRequest(after(40, answering(429, { 'retry-after': '0' }))) },
  { name: 'puts off for a year', code: 3, open: onRequest(after(40, answering(503, { 'retry-after': '31536000' }))) },
];

const bodies: readonly Hostile[] = [
  { name: 'sends a body without end', code: 1, open: always((response) => endless(response.writeHead(201, json))) },
  {
    name: 'sends a bomb of gzip',
    code: 1,
    open: always(answering(201, { ...json, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(256 * 1024 * 1024)))),
  },
  { name: 'is no HTTP', code: 3, open: onSocket((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')) },
  { name: 'answers JSON of 200,000 levels', code: 1, open: always(answering(201, json, deep(200_000))) },
  { name: 'shows a property of 200,000 levels', code: 0, open: always(creatingWith(`,"more":${deep(200_000)}`)) },
  {
    name: 'shows __proto__, constructor and toString',
    code: 0,
    open: always(creatingWith(',"__proto__":{"id":"x","toString":1},"constructor":null,"toString":"a"')),
  },
  { name: 'shows lone surrogates', code: 0, open: always(creatingWith(',"more":"\\ud800","\\udfff":1')) },
  {
    name: 'is no UTF-8',
    code: 1,
    open: always(answering(201, json, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))),
  },
  {
    name: 'gives ids of a megabyte',
    code: 0,
    open: onRequest((count) => creatingWith(`,"@more":1,"id":"${count}-${'x'.repeat(1024 * 1024)}"`)),
  },
];

const headers: readonly Hostile[] = [
  { name: 'sends headers without end', code: 1, open: onSocket(headerFlood) },
  {
    name: 'sends a header of a megabyte',
    code: 1,
    open: always(answering(201, { ...json, 'x-long': 'y'.repeat(1_000_000) })),
  },
  {
    name: 'sends 20,000 header lines',
    code: 1,
    open: onSocket((socket) => void socket.end(`${head}${'x: y\r\n'.repeat(20_000)}Content-Length: 2\r\n\r\n{}`)),
  },
  {
    name: 'sends 500 header lines',
    code: 0,
    open: onRequest(() => (response, sent, message) => {
      for (let line = 0; line < 500; line += 1) response.setHeader(`x-line-${line}`, 'y'.repeat(100));
      creatingWith('')(response, sent, message);
    }),
  },
  {
    name: 'asks to wait with a list of 100,000 numbers',
    code: 3,
    open: onRequest(after(40, answering(429, { 'retry-after': Array(100_000).fill('99').join() }))),
  },
  {
    name: 'refuses without end',
    code: 1,
    open: onRequest(
      after(16, (response, sent, message) =>
        /"devicesCount": ?\d{1,9},/.test(sent)
          ? creatingWith('')(response, sent, message)
          : endless(response.writeHead(400, json)),
      ),
    ),
  },
  {
    name: 'sends Content-Type twice',
    code: 1,
    open: always(answering(201, { 'content-type': ['application/json', 'text/html'] })),
  },
  {
    name: 'sends Content-Length twice',
    code: 1,
    open: onSocket((socket) => void socket.end(`${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`)),
  },
  {
    name: 'sends markup and terminal escapes',
    code: 1,
    open: always(answering(201, json, '{"id":"\u001b[2J\u001b]0;owned\u0007<script>alert(1)</script>\u202e"}')),
  },
];

const secrets: readonly Hostile[] = [
  {
    name: 'echoes the token',
    code: 1,
    open: always((response, _, { headers: { authorization = '' } }) => {
      const token = authorization.replace('Bearer ', '');
      const echo = `${authorization} ${encodeURIComponent(token)} ${token.replaceAll('/', '\\/')}`;
      // Its end spans the position at which a stored body is cut.
      const body = `{"id":"${echo}","more":"${'x'.repeat(65_536 - 3 * token.length)}${token.repeat(5)}"}`;
      response.writeHead(201, { ...json, 'x-echo': echo, 'set-cookie': `token=${token}` }).end(body);
    }),
  },
];

export const hostiles: readonly Hostile[] = [...drops, ...silences, ...bodies, ...headers, ...secrets];
