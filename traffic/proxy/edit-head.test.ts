// What names the provider in a request, however its bytes arrive.
import fc from 'fast-check';
import { openHeadEditor } from './edit-head.ts';
import { requestFraming } from './framing.ts';
import { keptBytes } from './kept-bytes.ts';
import { openReader } from './reader.ts';
import { namingOf } from './rewrite-host.ts';

/** What is passed on of each part of what a client sends. */
const passed = (parts: readonly string[]): readonly string[] => {
  const editor = openHeadEditor(namingOf('https://graph.example:444/beta'));
  const reader = openReader({
    begin: (head) => ({ framing: requestFraming(head), isKept: false }),
    onMessage: () => undefined,
    kept: keptBytes(0),
  });
  return parts.map((part) =>
    Buffer.concat(reader.push(Buffer.from(part, 'latin1')).flatMap(editor.edit)).toString('latin1'),
  );
};

const cutAt = (text: string, cuts: readonly number[]): string[] => {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((one, other) => one - other), text.length];
  return places.slice(1).map((end, index) => text.slice(places[index], end));
};

const ours = '127.0.0.1:5000';
const theirs = 'graph.example:444';

/** Requests; `{client}` is what the client calls the provider, `{provider}` what the provider is called in its place. */
const requests = [
  'POST /beta/\xe9?host: HTTP/1.1\r\nX-Host: {client}\r\nhOsT:\t {provider} \r\nho: {client}\r\nContent-Length: 22\r\n\r\nhost: {client}\r\n',
  'GET http://{provider}/beta HTTP/1.1\r\nHost:{provider}\r\n\r\n',
  '\r\nGET /beta HTTP/1.0\r\n\r\n',
  'GET /beta HTTP/1.1\nHost: {provider}\n\n',
  'GET * HTTP/1.1\r\nHost: {provider}\r\nHost: {provider}\r\n\r\n',
  'CONNECT a:1 HTTP/1.1\r\nHost: {provider}\r\n\r\n',
].map((text) => text.replaceAll('{client}', ours));

const sent = (request: string): string => request.replaceAll('{provider}', ours);
const expected = (request: string): string =>
  request.replace('http://{provider}', `https://${theirs}`).replaceAll('{provider}', theirs);

test('is changed, and nothing else, wherever they are cut', () => {
  const anyOf = fc.array(fc.constantFrom(...requests), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(anyOf, fc.array(fc.nat(), { maxLength: 8 }), (all, cuts) => {
      expect(passed(cutAt(all.map(sent).join(''), cuts)).join('')).toBe(all.map(expected).join(''));
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('nothing is held but the line of the Host, and the target', () => {
  const parts = ['GE', 'T /', 'a HT', 'TP/1.1\r\nx', ': y', '\r\nho', 'p: 1\r\nHost: a', 'b\r\nContent-Le'];
  expect(passed(parts)).toEqual([
    'GE',
    'T ',
    '/a HT',
    'TP/1.1\r\nx',
    ': y',
    '\r\n',
    'hop: 1\r\n',
    `Host: ${theirs}\r\nContent-Le`,
  ]);
});
