// The inputs of judge: every format that it reads, and one sentence for what it cannot read.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { userStatus } from '../contracts/user-status/contract.ts';
import { WrongUse } from '../engine/settings/errors.ts';
import { inputsNamed, withoutOutput } from './inputs.ts';
import { readExchanges } from './read.ts';
import { isUnreadable, type Unreadable } from './seen.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-traffic-'));
afterAll(() => rmSync(directory, { recursive: true }));

const written = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
};

/** The place of what could not be read, without its file. */
const placeIn = ({ place = '' }: Unreadable): string => place.replace(/^.*?, (?=line|entry|byte)/, '');

/** The paths of all exchanges, and what could not be read. */
const read = async (...names: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for (const input of inputsNamed(names))
    for await (const entry of readExchanges(userStatus, input))
      found.push(isUnreadable(entry) ? `${entry.unreadable} (${placeIn(entry)})` : entry.exchange.request.path);
  return found;
};

const entry = (path: string) => ({
  request: { method: 'GET', url: `https://h/beta${path}`, headers: [] },
  response: { status: 200 },
});
const line = (path: string): string =>
  JSON.stringify({ request: { method: 'GET', url: `https://h/beta${path}`, headers: {} } });
const har = JSON.stringify({ log: { entries: [entry('/a'), entry('/b')] } });
/** Where its second entry begins. */
const second = har.indexOf('{"request"', 30);

test.each([
  ['a HAR', har],
  ['a HAR on many lines', JSON.stringify(JSON.parse(har), null, 2)],
  ['a HAR behind a byte order mark', `\u{feff}${har}`],
  ['lines', `${line('/a')}\n${line('/b')}\n`],
  ['lines without an end', `${line('/a')}\r\n\r\n${line('/b')}`],
  ['UTF-16', Buffer.from(`\u{feff}${har}`, 'utf16le')],
  ['UTF-16, the other way round', Buffer.from(`\u{feff}${har}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', Buffer.from(har, 'utf16le')],
  ['gzip', gzipSync(har)],
  ['UTF-16 in gzip', gzipSync(Buffer.from(`\u{feff}${har}`, 'utf16le'))],
  ['lines in gzip', gzipSync(`${line('/a')}\n${line('/b')}`)],
  ['zeros behind a HAR', `${har}${'\0'.repeat(9)}`],
  ['a comma too many', har.replace(/(?=\]\}\}$)/, ',')],
  [
    'two HARs, one behind the other',
    `${har.replace(/,\{.*(?=\]\}\})/, '')}\n${har.replace(/\{"request".*?,(?=\{"request")/, '')}`,
  ],
  ['pages and version behind entries', har.replace(/\}\}$/, ',"pages":[{"id":"1"}],"version":"1.2"}}')],
  ['headers as lines', `${line('/a').replace('{}}', '[["A","b"]]}')}\n${line('/b')}`],
])('%s', async (name, content) => {
  expect(await read(written(name, content))).toEqual(['/a', '/b']);
});

test('folders are read by name, and what has another ending is left', async () => {
  mkdirSync(join(directory, 'all/below'), { recursive: true });
  written('all/2.jsonl', line('/c'));
  written('all/1.HAR', har);
  written('all/below/3.json', har);
  written('all/readme.md', '# no');
  expect(await read(join(directory, 'all'))).toEqual(['/a', '/b', '/c', '/a', '/b']);
});

test.each([
  [
    'half of it is not JSON',
    `${line('/a')}\nno\n{"x":1}\n${line('/b')}`,
    ['/a', 'a line that is not JSON (line 2)', 'a line that holds no exchange (line 3)', '/b'],
  ],
  [
    'entries that are none',
    '{"log":{"entries":[null,{},{"request":1}]}}',
    ['an entry without a request (entry 1 at byte 24)', 'an entry without a request (entry 2 at byte 27)'],
  ],
  [
    'an entry that is not JSON',
    '{"log":{"entries":[{"a":tru},{}]}}',
    ['an entry that is not JSON (entry 1 at byte 19)', 'an entry without a request (entry 2 at byte 29)'],
  ],
  [
    'the end is missing',
    har.slice(0, -20),
    [
      '/a',
      `an entry that is not JSON (entry 2 at byte ${second})`,
      `the end of a file that breaks off (byte ${har.length - 20})`,
    ],
  ],
  [
    'the last bracket is missing',
    har.slice(0, -1),
    ['/a', '/b', `the end of a file that breaks off (byte ${har.length - 1})`],
  ],
  [
    'an entry lacks a bracket',
    har.replace('},', ','),
    [
      'an entry that is not JSON (entry 1 at byte 19)',
      '/b',
      `the end of a file that breaks off (byte ${har.length - 1})`,
    ],
  ],
  [
    'an entry lacks a quote',
    har.replace('"GET"', '"GET'),
    [
      'an entry that is not JSON (entry 1 at byte 19)',
      '/b',
      `the end of a file that breaks off (byte ${har.length - 1})`,
    ],
  ],
  ['an entry has a bracket too many', har.replace('}},{"request"', '}}},{"request"'), ['/a', '/b']],
  [
    'an entry has a bracket too many within',
    har.replace('},', '}},'),
    ['/a', 'an entry without a request (entry 2 at byte 97)', '/b'],
  ],
  [
    'an entry breaks off in the middle',
    har.replace(/"url.*?(?=,\{"request")/, ''),
    ['an entry that is not JSON (entry 1 at byte 19)', '/b', expect.stringContaining('breaks off')],
  ],
])('where %s, the rest is read', async (name, content, expected) => {
  expect(await read(written(name, content))).toEqual(expected);
});

const said = /breaks off|ends in the middle|is empty|not JSON|cannot be read|has no log\.entries|does not begin/;

/** What is last said of a file that is cut after each of its bytes. */
const lastOfCuts = async (whole: Buffer): Promise<unknown[]> => {
  const found: unknown[] = [];
  for (let end = 0; end < whole.length; end += 1) {
    const name = written('cut', whole.subarray(0, end));
    const all = await read(name).catch((error: unknown) => [error instanceof WrongUse ? error.message : error]);
    found.push(all.at(-1));
  }
  return found;
};

test.each([
  ['a HAR', Buffer.from(har), 0],
  // Its last bytes are the sum and the length of what is packed.
  ['a HAR in gzip', gzipSync(har), 20],
])('wherever %s breaks off, that is said', async (_, whole, rest) => {
  const all = await lastOfCuts(whole);
  const silent = all.flatMap((last, end) => (said.test(String(last)) ? [] : [end]));
  expect(silent.filter((end) => end < whole.length - rest)).toEqual([]);
});

test('wherever a line breaks off, that is said', async () => {
  const lines = Buffer.from(`${line('/a')}\n${line('/b')}`);
  const all = await lastOfCuts(lines);
  const silent = all.flatMap((last, end) => (said.test(String(last)) ? [] : [end]));
  expect(silent).toEqual([line('/a').length, line('/a').length + 1]);
});

test.each([
  ['an empty file', '', 'is empty'],
  ['white space', ' \n ', 'is empty'],
  ['another object', '{"a":1}', 'has no log.entries'],
  ['a list', '[]', 'is a list of JSON'],
  ['a page', '<html>', 'is XML or HTML'],
  ['a HAR that breaks off early', '{"log":{"version":', 'ends in the middle'],
  ['a ZIP archive', 'PK\u0003\u0004 and more', 'unpack it, and judge the .har file in it'],
  ['Zstandard', Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), 'is compressed'],
  ['a flow file of mitmproxy', '2345:9:websocket;0:~8:response;', 'mitmdump'],
  ['a capture of packets', Buffer.from([0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0]), 'capture of packets'],
  ['a collection of Postman', '{"info":{"_postman_id":"1"},"item":[]}', 'collection of Postman'],
  ['gzip that is damaged', Buffer.from([0x1f, 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]), 'cannot be read (Z_DATA_ERROR)'],
  ['zeros', Buffer.alloc(100), 'does not begin with {'],
])('%s is named and refused', async (name, content, sentence) => {
  await expect(read(written(name, content))).rejects.toThrow(sentence);
});

test('a file that is named twice is read once, and what a folder holds beside recordings is counted', async () => {
  const folder = join(directory, 'mixed');
  mkdirSync(join(folder, 'sub'), { recursive: true });
  written('mixed/a.har', har);
  written('mixed/b.json', '{"name":"package"}');
  symlinkSync(folder, join(folder, 'sub/loop'));
  symlinkSync('nowhere', join(folder, 'c.har'));
  symlinkSync('d.har', join(folder, 'd.har'));
  symlinkSync('a.har', join(folder, 'e.har'));
  expect(await read(folder, join(folder, 'a.har'), join(folder, 'e.har'))).toEqual([
    '/a',
    '/b',
    expect.stringMatching(/^a file: .*b\.json is JSON and no HAR: it has no log\.entries \(\)$/),
  ]);
});

test('a file that will be written is no input', () => {
  const folder = join(directory, 'out');
  mkdirSync(folder);
  const [traffic, cases] = [written('out/a.har', har), written('out/cases.json', '{}')];
  const names = (inputs: ReturnType<typeof inputsNamed>): string[] => inputs.map(({ name }) => name);
  expect(names(withoutOutput(inputsNamed([folder]), cases))).toEqual([traffic]);
  expect(names(withoutOutput(inputsNamed([folder]), join(folder, 'new.json')))).toEqual([traffic, cases]);
  expect(() => withoutOutput(inputsNamed([traffic]), join(folder, '../out/a.har'))).toThrow('would be overwritten');
});

test('lines are known by a first line of any length', async () => {
  const long = JSON.stringify({ startedDateTime: 'x'.repeat(100_000), ...JSON.parse(line('/a')) });
  expect(await read(written('long.jsonl', `${long}\n${line('/b')}`))).toEqual(['/a', '/b']);
});

test('what is not there is named', async () => {
  await expect(read(join(directory, 'none.har'))).rejects.toThrow('none.har cannot be read (ENOENT)');
  mkdirSync(join(directory, 'empty'));
  await expect(read(join(directory, 'empty'))).rejects.toThrow('holds no .har');
});

test('an exchange has its place, by which reports call it', async () => {
  const places: (string | undefined)[] = [];
  const names = [written('placed.har', har), written('placed.jsonl', `${line('/a')}\n\n${line('/b')}`)];
  for (const input of inputsNamed(names))
    for await (const { place } of readExchanges(userStatus, input)) places.push(place?.replace(directory, ''));
  expect(places).toEqual([
    '/placed.har, entry 1',
    '/placed.har, entry 2',
    '/placed.jsonl, line 1',
    '/placed.jsonl, line 3',
  ]);
});
