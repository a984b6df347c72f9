// The inputs of judge: every format that it reads, and one sentence for what it cannot read.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../contracts/user-status/contract.ts';
import { inputsNamed } from './inputs.ts';
import { readExchanges } from './read.ts';
import { isUnreadable } from './seen.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-traffic-'));
afterAll(() => rmSync(directory, { recursive: true }));

const written = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
};

/** The paths of all exchanges, and what could not be read. */
const read = async (...names: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for (const input of inputsNamed(names))
    for await (const entry of readExchanges(userStatus, input))
      found.push(isUnreadable(entry) ? entry.unreadable : entry.exchange.request.path);
  return found;
};

const entry = (path: string) => ({
  request: { method: 'GET', url: `https://h/beta${path}`, headers: [] },
  response: { status: 200 },
});
const line = (path: string): string =>
  JSON.stringify({ request: { method: 'GET', url: `https://h/beta${path}`, headers: {} } });
const har = JSON.stringify({ log: { entries: [entry('/a'), entry('/b')] } });

test.each([
  ['a HAR', har],
  ['a HAR on many lines', JSON.stringify(JSON.parse(har), null, 2)],
  ['a HAR behind a byte order mark', `\u{feff}${har}`],
  ['lines', `${line('/a')}\n${line('/b')}\n`],
  ['lines without an end', `${line('/a')}\r\n\r\n${line('/b')}`],
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
    ['an entry without a request', 'an entry without a request'],
  ],
  [
    'an entry that is not JSON',
    '{"log":{"entries":[{"a":tru},{}]}}',
    ['an entry that is not JSON (at byte 19)', 'an entry without a request'],
  ],
  ['the end is missing', har.slice(0, -20), ['/a', expect.stringContaining('breaks off after')]],
])('where %s, the rest is read', async (name, content, expected) => {
  expect(await read(written(name, content))).toEqual(expected);
});

test.each([
  ['an empty file', '', 'is empty'],
  ['white space', ' \n ', 'is empty'],
  ['another object', '{"a":1}', 'has no log.entries'],
  ['a list', '[]', 'does not begin with {'],
  ['a page', '<html>', 'does not begin with {'],
  ['a HAR that breaks off early', '{"log":{"version":', 'ends in the middle'],
  ['UTF-16', Buffer.from(har, 'utf16le'), 'not text in UTF-8'],
  ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'is compressed'],
])('%s is named and refused', async (name, content, sentence) => {
  await expect(read(written(name, content))).rejects.toThrow(sentence);
});

test('what is not there is named', async () => {
  await expect(read(join(directory, 'none.har'))).rejects.toThrow('none.har cannot be read (ENOENT)');
  mkdirSync(join(directory, 'empty'));
  await expect(read(join(directory, 'empty'))).rejects.toThrow('holds no .har');
});
