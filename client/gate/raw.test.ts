// What is judged is what was on the wire: requests written byte by byte to a socket.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { scenarioNamed } from '../../fixtures/tenant/scenarios.ts';
import { tenantTokens } from '../../fixtures/tenant/tokens.ts';
import { plain } from '../../test-support/clients.ts';
import { type Gate, openGate } from './gate.ts';

let gate: Gate;
beforeEach(async () => {
  gate = await openGate({ contract: userStatus, replay: 'the command', listener: ignoreEvents });
});
afterEach(() => gate.close());

const dial = async (): Promise<Socket> => {
  const socket = connect(Number(new URL(gate.baseUrl).port), '127.0.0.1');
  await once(socket, 'connect');
  return socket;
};

/** What comes back until the connection is closed; the sending side is left open unless `ends`. */
const exchange = async (bytes: string, ends = false): Promise<string> => {
  const socket = await dial();
  const answer = text(socket);
  if (ends) socket.end(bytes);
  else socket.write(bytes);
  return answer.catch(() => 'reset');
};

const statuses = (answers: string): string[] => answers.match(/(?<=HTTP\/1\.1 )\d{3}/g) ?? [];

const body = String(plain.body);
const lines = {
  line: `POST ${plain.path} HTTP/1.1`,
  host: 'Host: 127.0.0.1',
  token: `Authorization: Bearer ${tenantTokens.granted}`,
  type: 'Content-Type: application/json',
  length: `Content-Length: ${Buffer.byteLength(body)}`,
  close: 'Connection: close',
};
type Lines = Partial<Record<keyof typeof lines, string>>;

const message = (changes: Lines = {}, sent = body): string => {
  const head = Object.values({ ...lines, ...changes }).filter((line) => line !== '');
  return `${head.join('\r\n')}\r\n\r\n${sent}`;
};

const broken = (): string[] => [
  ...new Set(gate.ledger.verdicts().flatMap((one) => (one.outcome === 'fail' ? [one.requirement] : []))),
];
const judged = (): unknown[] => [gate.ledger.attempts(), broken(), gate.ledger.notJudged()];

const inChunks = body.replace(/(.{50})(.*)/s, (_, one: string, two: string) =>
  [one, two].map((part) => `${Buffer.byteLength(part).toString(16)};a=b\r\n${part}\r\n`).join(''),
);

describe('a lawful create is accepted and judged', () => {
  test.each<[string, string, string[]]>([
    ['plain', message(), ['201']],
    ['with its target in absolute form', message({ line: `POST http://graph.example${plain.path} HTTP/1.1` }), ['201']],
    [
      'in chunks, with extensions and a trailer',
      message({ length: 'Transfer-Encoding: chunked' }, `${inChunks}0\r\nX-Sum: 1\r\n\r\n`),
      ['201'],
    ],
    ['of HTTP/1.0, without Host', message({ line: `POST ${plain.path} HTTP/1.0`, host: '', close: '' }), ['201']],
    ['that expects 100-continue', message({ close: 'Expect: 100-continue\r\nConnection: close' }), ['100', '201']],
    ['that expects something else', message({ close: 'Expect: the-best\r\nConnection: close' }), ['201']],
    ['that asks for HTTP/2', message({ close: 'Upgrade: h2c\r\nConnection: close, Upgrade' }), ['201']],
    ['with 40 KiB of header lines', message({ close: `X-Long: ${'a'.repeat(40_000)}\r\nConnection: close` }), ['201']],
    ['with a line folded by blanks', message({ type: 'Content-Type:   application/json  ' }), ['201']],
    ['behind an empty line', `\r\n${message()}`, ['201']],
  ])('%s', async (_, bytes, expected) => {
    expect(statuses(await exchange(bytes))).toEqual(expected);
    expect(judged()).toEqual([1, [], {}]);
  });

  test('byte for byte', async () => {
    const socket = await dial();
    socket.setNoDelay(true);
    const answer = text(socket);
    for (const byte of message().match(/.{1,7}/gs) ?? []) {
      socket.write(byte);
      await new Promise(setImmediate);
    }
    expect(statuses(await answer)).toEqual(['201']);
    expect(judged()).toEqual([1, [], {}]);
  });

  test('and so are those sent on one connection without waiting, in their order', async () => {
    const faulty = body.replace('notApplicable', 'notApplicablE');
    const bytes = message({ close: '' }) + message({ close: '' }, faulty) + message();
    expect(statuses(await exchange(bytes))).toEqual(['201', '400', '201']);
    expect(judged()).toEqual([3, ['bodies.status.letterCase'], {}]);
  });
});

describe('caught is a client that', () => {
  test.each<[string, Lines, string]>([
    ['writes Authorization twice', { close: `${lines.token}\r\nConnection: close` }, 'headers.repeated'],
    ['writes it in two letter cases', { close: `AUTHORIZATION: x\r\nConnection: close` }, 'headers.repeated'],
    [
      'writes Content-Type twice',
      { type: `${lines.type}\r\ncontent-type: application/json; charset=utf-8` },
      'headers.repeated',
    ],
    ['writes its method in lower case', { line: `post ${plain.path} HTTP/1.1` }, 'paths.documented'],
    ['invents a method', { line: `CREATE ${plain.path} HTTP/1.1` }, 'paths.documented'],
    ['sends elsewhere in absolute form', { line: 'POST http://graph.example/v1.0/x HTTP/1.1' }, 'paths.documented'],
  ])('%s', async (_, changes, id) => {
    await exchange(message(changes));
    expect(judged()).toEqual([1, [id], {}]);
  });

  test('writes a method in lower case behind a lawful create', async () => {
    const bytes = message({ close: '' }) + message({ line: `post ${plain.path} HTTP/1.1` });
    expect(statuses(await exchange(bytes))).toEqual(['201', '400']);
    expect(judged()).toEqual([2, ['paths.documented'], {}]);
  });
});

const path = plain.path.replace('/beta', '');

describe('listed with the reason, and not judged, is', () => {
  test.each<[string, string, boolean, string[], RegExp]>([
    ['a body that ends too early', message({}, body.slice(0, 20)), true, [], /^POST .* \(aborted in the middle\)$/],
    ['a head that ends too early', message().slice(0, 40), true, [], /\(aborted in the middle\)$/],
    ['a create without Host', message({ host: '' }), false, ['400'], /^POST .* \(not one Host \(RFC 9112, 3\.2\)\)$/],
    ['a create with two', message({ host: 'Host: a\r\nHost: b' }), false, ['400'], /not one Host/],
    [
      'what has two lengths',
      message({ length: `${lines.length}\r\nTransfer-Encoding: chunked` }),
      false,
      ['400'],
      /^POST .* \(not HTTP\/1\.1: .*(?:Content-Length|Transfer-Encoding)/,
    ],
    [
      'a broken chunk',
      message({ length: 'Transfer-Encoding: chunked' }, `${inChunks}zz\r\n`),
      false,
      ['400'],
      /^POST .* \(not HTTP\/1\.1: Invalid character in chunk size\)$/,
    ],
    [
      'a head of 100 KiB',
      message({ close: `X-Long: ${'a'.repeat(100_000)}` }),
      false,
      ['431'],
      /\(not HTTP\/1\.1: Header overflow\)$/,
    ],
    ['what is TLS', '\u0016\u0003\u0001\u0002', false, ['400'], /^unreadable \(not HTTP\/1\.1: /],
    ['an unknown version', message({ line: `POST ${path} HTTP/9.9` }), false, ['400'], /\(not HTTP\/1\.1: /],
  ])('%s', async (_, bytes, ends, expected, listed) => {
    expect(statuses(await exchange(bytes, ends))).toEqual(expected);
    expect([gate.ledger.attempts(), broken()]).toEqual([0, []]);
    expect(Object.entries(gate.ledger.notJudged())).toEqual([[expect.stringMatching(listed), 1]]);
    expect(JSON.stringify(gate.ledger.notJudged())).not.toContain(tenantTokens.granted);
  });

  test('each of several that are aborted, with their number', async () => {
    const part = message({}, body.slice(0, 20));
    for (let count = 0; count < 3; count += 1) await exchange(part, true);
    const socket = await dial();
    socket.write(part, () => socket.resetAndDestroy());
    await once(socket, 'close');
    const listed = `POST ${path} (aborted in the middle)`;
    while (gate.ledger.notJudged()[listed] !== 4) await new Promise(setImmediate);
    expect(judged()).toEqual([0, [], { [listed]: 4 }]);
  });
});

test('a connection without a request is not listed', async () => {
  expect(await exchange('', true)).toBe('');
  const socket = await dial();
  socket.write(message({ close: '' }));
  await once(socket, 'data');
  socket.resetAndDestroy();
  await once(socket, 'close');
  expect(judged()).toEqual([1, [], {}]);
});

describe('on a bad day', () => {
  const open = async (scenario: string): Promise<string> => {
    await gate.close();
    const options = { contract: userStatus, replay: 'the command', listener: ignoreEvents };
    gate = await openGate({ ...options, scenario: scenarioNamed(scenario) });
    return exchange(message());
  };
  const partsOf = (answer: string): readonly [number, number] => {
    const [head = '', sent = ''] = answer.split('\r\n\r\n');
    return [Number(/content-length: (\d+)/i.exec(head)?.[1]), Buffer.byteLength(sent)];
  };

  test('an answer in two halves is whole', async () => {
    const answer = await open('in-two-halves');
    const [promised, sent] = partsOf(answer);
    expect([statuses(answer), sent]).toEqual([['201'], promised]);
  });
  test('a body that is cut off is shorter than its Content-Length', async () => {
    const answer = await open('cut-off');
    const [promised, sent] = partsOf(answer);
    expect([statuses(answer), sent]).toEqual([['201'], Math.ceil(promised / 2)]);
    expect(gate.ledger.attempts()).toBe(1);
  });
  const give = async (bytes: string, after: number): Promise<void> => {
    const socket = await dial();
    socket.write(bytes);
    await wait(after);
    socket.destroy();
    await once(socket, 'close');
  };
  test('a client that does not wait for a slow answer has none, and may send the create again', async () => {
    await gate.close();
    const options = { contract: userStatus, replay: 'the command', listener: ignoreEvents };
    gate = await openGate({ ...options, scenario: scenarioNamed('slow') });
    await give(message(), 100);
    while (gate.ledger.attempts() < 1) await new Promise(setImmediate);
    await give(message(), 100);
    while (gate.ledger.attempts() < 2) await new Promise(setImmediate);
    expect(broken()).toEqual([]);
    expect(gate.ledger.verdicts().find(({ requirement }) => requirement === 'retries.lost')).toMatchObject({
      cases: 1,
    });
  });
  test('a create whose answer was on its way at the end is judged', async () => {
    await gate.close();
    const options = { contract: userStatus, replay: 'the command', listener: ignoreEvents };
    gate = await openGate({ ...options, scenario: scenarioNamed('slow') });
    const socket = await dial();
    socket.on('error', () => undefined).write(message());
    await wait(100);
    await gate.close();
    expect(gate.ledger.attempts()).toBe(1);
  });
  test('an answer that is lost is none', async () => {
    expect(await open('dropped')).toBe('');
    expect(gate.ledger.attempts()).toBe(1);
  });

  test('a token that expires is followed by the renewed one', async () => {
    const sent = [await open('token-expires')];
    const renewed = `Authorization: Bearer ${gate.variables['GRAPH_RENEWED_TOKEN']}`;
    const other = body.replace(':12,', ':13,');
    sent.push(await exchange(message({}, other)), await exchange(message({ token: renewed }, other)));
    expect(sent.flatMap(statuses)).toEqual(['201', '401', '201']);
  });
});
