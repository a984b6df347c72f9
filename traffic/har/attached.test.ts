// Bodies in files beside a HAR: read by their hash, and nothing else.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withAttached } from './attached.ts';

const folder = mkdtempSync(join(tmpdir(), 'userstatus-attached-'));
afterAll(() => rmSync(folder, { recursive: true }));

const body = '{"a":"Zo\u{eb}"}';
const file = `${createHash('sha1').update(body).digest('hex')}.json`;
writeFileSync(join(folder, file), body);
writeFileSync(join(folder, 'secret.json'), body);
const other = `${'0'.repeat(40)}.json`;
writeFileSync(join(folder, other), 'another text than its name says');

const entry = (_file: string) => ({ request: { postData: { text: '', _file } }, response: { content: { _file } } });
const held = { text: Buffer.from(body).toString('base64'), encoding: 'base64' };

test('a body is that of the file with its hash', () => {
  expect(withAttached(folder, entry(file))).toEqual({ request: { postData: held }, response: { content: held } });
});

test.each(['secret.json', other, `../${file}`, `${'1'.repeat(40)}.json`, '/etc/passwd', ''])(
  'the file %s is not read',
  (name) => expect(withAttached(folder, entry(name))).toEqual(entry(name)),
);

test.each([[null], [1], [{}], [{ request: 1, response: null }], [{ request: { method: 'GET' } }]])(
  '%j stays as it is',
  (one) => expect(JSON.stringify(withAttached(folder, one))).toBe(JSON.stringify(one)),
);
