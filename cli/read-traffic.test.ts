// Reading traffic: a bar on a terminal where there is much to read, and nothing elsewhere.
import { Readable } from 'node:stream';
import { userStatus } from '../contracts/user-status/contract.ts';
import type { Input } from '../traffic/inputs.ts';
import { isUnreadable, type Seen, type Unreadable } from '../traffic/seen.ts';
import { readTraffic } from './read-traffic.ts';

const answer = { status: 201, headers: {}, body: '{"id":"1"}' };
const line = JSON.stringify({ request: { method: 'POST', url: '/a', headers: {}, body: '{}' }, answer });

const input = (name: string, size: number): Input => ({
  ...{ name, size, isFile: true },
  open: () => Readable.from([Buffer.from(`${line}\n${line}\n`)]),
});

const terminal = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
afterEach(() => {
  jest.restoreAllMocks();
  if (terminal) Object.defineProperty(process.stderr, 'isTTY', terminal);
  else Reflect.deleteProperty(process.stderr, 'isTTY');
});

/** What is written on stderr while an input of this size is read. */
const writtenFor = async (isTTY: boolean, size: number): Promise<string> => {
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true });
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  await readTraffic([input('a', size)], userStatus, () => undefined);
  return write.mock.calls.map(([text]) => String(text)).join('');
};

test.each([
  [true, 2e9, /0 of 2,000 MB/],
  [true, 2e6, /^$/],
  [false, 2e9, /^$/],
])('on a terminal (%s), %d bytes', async (isTTY, size, expected) => {
  expect(await writtenFor(isTTY, size)).toMatch(expected);
});

test('what an earlier file has is given as a copy, what the same file has is not', async () => {
  const found: (Seen | Unreadable)[] = [];
  await readTraffic([input('a', 9), input('b', 9)], userStatus, (entry) => found.push(entry));
  expect(found.map(isUnreadable)).toEqual([false, false, true, true]);
});
