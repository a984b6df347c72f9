// The messages of a connection, however its bytes arrive.
import fc from 'fast-check';
import { ambiguityOf, answerFraming, type Framing, requestFraming } from './framing.ts';
import type { Head } from './head.ts';
import { keptBytes } from './kept-bytes.ts';
import { type Message, openReader } from './reader.ts';

type Read = { readonly messages: readonly Message[]; readonly passed: string };

/** Everything that a reader gives for bytes that are cut at some places. */
const read = (text: string, cuts: readonly number[], framingOf: (head: Head) => Framing): Read => {
  const bytes = Buffer.from(text, 'latin1');
  const messages: Message[] = [];
  const reader = openReader({
    begin: (head) => ({ framing: framingOf(head), isKept: true }),
    onMessage: (message) => messages.push(message),
    kept: keptBytes(Number.POSITIVE_INFINITY),
  });
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other), bytes.length];
  const pieces = places.slice(1).flatMap((end, index) => reader.push(bytes.subarray(places[index], end)));
  reader.end();
  return { messages, passed: Buffer.concat(pieces.map(({ bytes: some }) => some)).toString('latin1') };
};

const body = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => Buffer.from(text).toString('latin1'));

const chunked = (parts: readonly string[]): string =>
  `${parts
    .filter((part) => part !== '')
    .map((part) => `${part.length.toString(16)};x=1\r\n${part}\r\n`)
    .join('')}0\r\nTrailer: x\r\n\r\n`;

const message = fc.oneof(
  body.map((text) => ({ wire: `POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: ${text.length}\r\n\r\n${text}`, text })),
  fc.array(body, { maxLength: 4 }).map((parts) => ({
    wire: `POST /a HTTP/1.1\r\nHost: h\r\ntransfer-encoding: Chunked\r\n\r\n${chunked(parts)}`,
    text: parts.join(''),
  })),
  fc.constant({ wire: 'GET /a HTTP/1.1\r\nHost: h\r\n\r\n', text: '' }),
);

test('are read one after the other, and every byte is passed on, wherever they are cut', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 4 }), fc.array(fc.nat(), { maxLength: 12 }), (all, cuts) => {
      const wire = all.map((one) => one.wire).join('');
      const { messages, passed } = read(wire, cuts, requestFraming);
      expect(messages.map((one) => one.body.toString('latin1'))).toEqual(all.map(({ text }) => text));
      expect(passed).toBe(wire);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test.each([
  ['no length', 'HTTP/1.1 200 OK\r\n\r\nabc', 'GET', ['abc']],
  [
    'an answer without a body',
    'HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx',
    'GET',
    ['', 'x'],
  ],
  ['an answer to HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', 'HEAD', ['']],
  [
    'an interim answer',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n',
    'POST',
    ['', ''],
  ],
  ['a switch of protocols', 'HTTP/1.1 101 Switching\r\n\r\nHTTP/1.1 200 OK\r\n\r\n', 'GET', []],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx', 'GET', []],
  [
    'an unknown coding that is chunked',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n',
    'GET',
    ['x'],
  ],
  ['another protocol', 'SSH-2.0-x\r\n\r\nabc', 'GET', []],
  ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc', 'GET', []],
])('%s', (_, wire, method, bodies) => {
  const { messages, passed } = read(wire, [], (head) => answerFraming(head, method));
  expect(messages.map((one) => one.body.toString())).toEqual(bodies);
  expect(passed).toBe(wire);
});

test('a head without an end is passed on, unseen', () => {
  const wire = `GET / HTTP/1.1\r\nx: ${'y'.repeat(300 * 1024)}`;
  const { messages, passed } = read(wire, [1000], requestFraming);
  expect([messages.length, passed === wire]).toEqual([0, true]);
});

test.each([
  ['two lengths', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['one length twice', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na'],
  ['no Host', 'POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na'],
  ['two Hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
  ['lines that end otherwise', 'POST / HTTP/1.1\nHost: h\n\n'],
  ['a line that goes on', 'GET / HTTP/1.1\r\nHost: h\r\nx: a\r\n b\r\n\r\n'],
  ['a blank before a colon', 'GET / HTTP/1.1\r\nHost: h\r\nx : a\r\n\r\n'],
  ['a blank in the target', 'GET /a b HTTP/1.1\r\nHost: h\r\n\r\n'],
  ['very long headers', `GET / HTTP/1.1\r\nHost: h\r\nx: ${'y'.repeat(64 * 1024)}\r\n\r\n`],
])('%s: read, passed on and not judged', (_, wire) => {
  const next = 'GET / HTTP/1.1\r\nHost: h\r\n\r\n';
  const { messages, passed } = read(wire + next, [1, 5, 20], requestFraming);
  expect(messages.map(({ head }) => ambiguityOf(head) !== undefined)).toEqual([true, false]);
  expect(passed).toBe(wire + next);
});

test('another protocol is passed on unread', () => {
  expect(read('\x16\x03\x01\x00', [1], requestFraming)).toEqual({ messages: [], passed: '\x16\x03\x01\x00' });
});

test('empty lines may stand before a message', () => {
  const wire = '\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n';
  expect(read(wire, [1, 3], requestFraming)).toMatchObject({ messages: [{}, {}], passed: wire });
});

test('a body that is too long, or comes with too much else, is not kept, and the bytes are given back', () => {
  const kept = keptBytes(1024);
  const messages: Message[] = [];
  const open = () =>
    openReader({
      begin: (head) => ({ framing: requestFraming(head), isKept: true }),
      onMessage: (message) => messages.push(message),
      kept,
    });
  const post = (length: number) => Buffer.from(`POST / HTTP/1.1\r\nHost: h\r\nContent-Length: ${length}\r\n\r\n`);
  const [one, other] = [open(), open()];
  one.push(post(1000));
  one.push(Buffer.alloc(999));
  other.push(Buffer.concat([post(100), Buffer.alloc(100)]));
  one.push(Buffer.alloc(1));
  other.push(Buffer.concat([post(1024), Buffer.alloc(1024)]));
  expect(messages.map(({ body, lost }) => [body.length, lost])).toEqual([
    [0, 'crowded'],
    [1000, undefined],
    [1024, undefined],
  ]);
});

test('a value of many blanks is read at once', () => {
  const wire = `GET / HTTP/1.1\r\nHost: h\r\nx: a${' '.repeat(500_000)}b\r\n\r\n`;
  expect(read(wire, [], requestFraming).messages[0]?.head.lines[1]?.[1]).toHaveLength(500_002);
});
