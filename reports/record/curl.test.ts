// The printed command, run in the shells of this machine, sends the same request byte for byte, or says why none does.
import { spawn, spawnSync } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import type { Request } from '../../contracts/judging/exchange.ts';
import { visible } from '../../engine/output/visible.ts';
import { curlOf } from './curl.ts';

type Sent = { readonly line: string; readonly headers: readonly string[]; readonly body: string };

const unchunked = (bytes: Buffer): Buffer => {
  const parts: Buffer[] = [];
  for (let rest = bytes; ; ) {
    const end = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.toString('latin1', 0, end), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(rest.subarray(end + 2, end + 2 + size));
    rest = rest.subarray(end + 4 + size);
  }
};

/** The request in these bytes, once it is whole. */
const wholeIn = (bytes: Buffer): Sent | undefined => {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...headers] = bytes.toString('latin1', 0, end).split('\r\n');
  const length = Number(/^content-length: *(\d+)$/im.exec(headers.join('\n'))?.[1] ?? 0);
  const isChunked = headers.some((header) => /^transfer-encoding: *chunked$/i.test(header));
  const body = bytes.subarray(end + 4);
  if (isChunked ? !body.includes('0\r\n\r\n') : body.length < length) return undefined;
  return { line, headers, body: (isChunked ? unchunked(body) : body).toString('latin1') };
};

const received: Sent[] = [];

const onSocket = (socket: Socket): void => {
  let bytes = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    const sent = wholeIn(bytes);
    if (sent === undefined) return;
    received.push(sent);
    socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n');
  });
};

const server = createServer(onSocket);
let target = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  target = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/beta`;
});
afterAll(() => void server.close());
beforeEach(() => {
  received.length = 0;
});

const isHere = (shell: string): boolean => spawnSync(shell, ['-c', ':']).status === 0;

/** How a command is run: as a script, or at the prompt of a shell, where `!` and tabs have a meaning. */
const scripts = [['bash'], ['dash'], ['zsh', '-f'], ['ksh'], ['sh']];
const prompts = [
  ['bash', '--norc', '--noprofile', '-i'],
  ['zsh', '-f', '-i'],
];
const here = ([shell = '']: readonly string[]): boolean => isHere(shell);
const shells = [...scripts, ...prompts].filter(here);

type Environment = Readonly<Record<string, string>>;

const run = ([shell = '', ...options]: readonly string[], command: string, environment: Environment): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn(shell, options, { env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...environment } });
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += String(text);
    });
    child.stdout.resume();
    child.once('close', () => resolve(errors));
    // A shell may be gone before it has read everything.
    child.stdin.on('error', () => undefined).end(`${command}\n`);
  });

const ofConnection = /^(?:host|connection|content-length|keep-alive|transfer-encoding|expect)$/;

const expectedOf = ({ method, path, headers, body }: Request): Sent => ({
  line: `${method} /beta${path} HTTP/1.1`,
  headers: Object.entries(headers)
    .filter(([name]) => !ofConnection.test(name))
    .map(([name, value]) => `${name}: ${value}`.trim())
    .sort(),
  body: Buffer.from(body).toString('latin1'),
});

const withoutConnection = ({ line, headers, body }: Sent): Sent => ({
  line,
  headers: headers
    .filter((header) => !ofConnection.test(header.split(':', 1)[0]?.toLowerCase() ?? ''))
    .map((header) => header.trim())
    .sort(),
  body,
});

const request: Request = {
  method: 'POST',
  path: '/a',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  body: '{}',
};

const sendsItself = async (
  sent: Request,
  environment: Environment = {},
  expected = expectedOf(sent),
): Promise<void> => {
  const command = curlOf(target, sent);
  expect([visible(command), command.includes('\n')]).toEqual([command, false]);
  for (const shell of shells) {
    received.length = 0;
    const errors = await run(shell, command, environment);
    expect({ shell, command, errors, received: received.map(withoutConnection) }).toMatchObject({
      received: [expected],
    });
  }
};

const bodies: Readonly<Record<string, string | Uint8Array>> = {
  'a quote': "it's '' \"quoted\"",
  'what shells expand': '$HOME `id` $(id) ~ * ? {a,b} [1-3] !! !id \\ \\n \\0101 %s %b #x ; & | < >',
  'the name of a file': '@/etc/passwd',
  'an option': '--config x',
  'line ends': 'a\nb\r\n\tc\n',
  'a NUL': 'a\0b',
  'no UTF-8': Buffer.from([0xff, 0xfe, 0x00, 0x41, 0x5c, 0x25, 0x0a]),
  'what terminals hide': 'a\u202eb\u001b[2J\u{e0041}',
  'commands of a CI': '::error::a ##[b]\n::set-output name=a::b ##vso[c] ##teamcity[d]',
  letters: 'ü 漢字 😀 \u{fffff}',
  nothing: '',
  'more than a kilobyte': 'x'.repeat(3_000),
  'more than an argument': `${'y'.repeat(200_000)}\u0001`,
};

test.each(Object.entries(bodies))('a body with %s', async (_, body) => sendsItself({ ...request, body }));

const headers: Readonly<Record<string, Request['headers']>> = {
  'a name in backticks': { '`id`': 'Bearer $GRAPH_TOKEN', "a'b": 'c' },
  'none that curl adds': {},
  'an empty one': { 'x-empty': '', accept: '' },
  'what shells expand': { 'x-a': '$HOME `id` "$(id)" \'!x\' ~ {a,b}' },
  'a tab and Latin-1': { 'x-a': 'a\tb é ÿ' },
  'a content type of its own': { 'content-type': 'text/plain; charset="utf-8"' },
  'an agent': { 'user-agent': 'me' },
  'commands of a CI': { 'x-a': '##[error]a', 'x-b': '##vso[c]d' },
  'the name of a file': { 'x-a': '@/etc/passwd' },
};

test.each(Object.entries(headers))('headers with %s', async (_, own) => sendsItself({ ...request, headers: own }));

test.each([
  ['globs', '/a[1-3]/{b,c}/d{1}'],
  ['steps up', '/a/../b/./c/%2e%2e/d'],
  ['signs', "/a'b(c)!d*e;f,g:h@i~j"],
  ['a query', "/a?b=c&d='e'&$top=1&f=%00"],
  ['a fragment', '/a#b'],
  ['what addresses cannot hold', '/a"b<c>d`e\\f|g^h'],
  ['Latin-1', '/é/ÿ'],
  ['two slashes', '//a//b'],
  ['nothing', ''],
])('a path with %s', async (_, path) => sendsItself({ ...request, path }));

test.each(['GET', 'HEAD', 'DELETE', 'PATCH', 'PUT', 'OPTIONS', 'M-SEARCH'])('%s without a body', async (method) =>
  sendsItself({ ...request, method, body: '' }),
);

test.each(['GET', 'DELETE', 'PROPFIND'])('%s with a body', async (method) => sendsItself({ ...request, method }));

test('a body in chunks', async () =>
  sendsItself({ ...request, headers: { ...request.headers, 'transfer-encoding': 'chunked' } }));

test('the token comes from the environment', async () => {
  const headers = { authorization: 'Bearer $GRAPH_TOKEN' };
  const sent = { ...request, headers: { authorization: 'Bearer a$b`c' } };
  await sendsItself({ ...request, headers }, { GRAPH_TOKEN: 'a$b`c' }, expectedOf(sent));
});

test('what a report does not show comes from variables', async () => {
  const path = '/a?sig=[9 characters not shown]&x=1';
  const own = { authorization: 'Bearer [5 characters not shown]', 'x-api-key': '[redacted]' };
  const environment = { SECRET_QUERY: 's!g', SECRET_AUTHORIZATION: 'b c', SECRET_X_API_KEY: "d'" };
  const sent = { ...request, path: '/a?sig=s!g&x=1', headers: { authorization: 'Bearer b c', 'x-api-key': "d'" } };
  await sendsItself({ ...request, path, headers: own }, environment, expectedOf(sent));
});

test('nothing is sent where a variable is not set, and the shell says so', async () => {
  for (const value of ['Bearer $GRAPH_TOKEN', 'Bearer [5 characters not shown]'])
    for (const shell of shells) {
      const errors = await run(shell, curlOf(target, { ...request, headers: { authorization: value } }), {});
      expect([errors, received]).toEqual([expect.stringMatching(/GRAPH_TOKEN: is not set|is not in the report/), []]);
    }
});

test.each<[string, Partial<Request>]>([
  ['curl sends no body with HEAD', { method: 'HEAD' }],
  ['it repeats a header of which only the first line is known', { repeated: ['content-type'] }],
  ['a secret was taken out of its body', { body: '{"a":"[redacted]"}' }],
  ['its header x-a has a value that no header has', { headers: { 'x-a': 'a\r\nb: c' } }],
  ['it has a header with a name that is none', { headers: { 'a b': 'c' } }],
  ['its path holds what no path holds', { path: '/a b' }],
  ['curl does not send its method', { method: 'GET /x' }],
])('says that %s', (why, other) => expect(curlOf(target, { ...request, ...other })).toBe(`none: ${why}`));

test('other shells stop at the first word', () =>
  expect(curlOf(target, request)).toMatch(/^: for bash, dash or zsh && curl /));

const visibles = fc.integer({ min: 0x21, max: 0xff }).map((code) => String.fromCharCode(code === 0x7f ? 0x7e : code));
const tokens = fc.constantFrom(..."!#$%&'*+-.^_`|~abzAZ09");
const special = fc.constantFrom(...'\'"`$\\!#&|;<>(){}[]*?~%@ \n\t\r\0', '::', '##[', '\u202e', 'ü', '\ud83d\ude00');
const value = fc
  .string({ unit: fc.oneof(visibles, fc.constantFrom(' ', '\t')), maxLength: 20 })
  .map((text) => text.trim())
  .filter((text) => text.trim() === text);
const arbitrary: fc.Arbitrary<Request> = fc.record({
  method: fc.constantFrom('POST', 'PUT', 'GET', 'DELETE', 'PATCH'),
  path: fc.string({ unit: visibles, maxLength: 20 }).map((text) => `/${text}`),
  headers: fc.dictionary(
    fc.string({ unit: tokens, minLength: 1, maxLength: 8 }).map((name) => `x-${name.toLowerCase()}`),
    value,
    { maxKeys: 4 },
  ),
  body: fc.oneof(
    fc.string({ unit: fc.oneof(special, fc.string({ unit: 'binary', maxLength: 1 })), maxLength: 40 }),
    fc.uint8Array({ maxLength: 40 }),
  ),
});

test('any request', async () => {
  await fc.assert(
    fc.asyncProperty(arbitrary, (sent) => sendsItself(sent)),
    { numRuns: 12, seed: 1 },
  );
});
