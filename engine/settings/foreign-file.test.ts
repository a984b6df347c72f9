// Files that others may have written: what cannot be read is named, and none costs more than its bounds.
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WrongUse } from './errors.ts';
import { deepest, isTooDeep, readJsonText, readText } from './foreign-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-foreign-'));
afterAll(() => rmSync(directory, { recursive: true }));

const fileWith = (text: string | Uint8Array): string => {
  const file = join(directory, 'file');
  writeFileSync(file, text);
  return file;
};

const name = '--config: the file';
const refusal = (file: string, reason: string) => new WrongUse(`${name} ${file} cannot be read: ${reason}.`);

test('reads a file, without a byte order mark', () =>
  expect(readText({ name, file: fileWith('\uFEFF{"a": "ä"}') })).toBe('{"a": "ä"}'));

test('reads what is no regular file to its end', () => expect(readText({ name, file: '/dev/null' })).toBe(''));

const circle = join(directory, 'circle');
symlinkSync(circle, circle);

test.each([
  ['a file that is not there', join(directory, 'none'), 'there is no such file'],
  ['a directory', directory, 'it is a directory'],
  ['a name below a file', '/dev/null/file', 'there is no such file'],
  ['a name that is too long', `/${'x'.repeat(300)}`, 'its name is too long'],
  ['a circle of links', circle, 'its links form a circle'],
  ['a name with a null character', '/a\0b', 'this is not the name of a file'],
  ['a device that never ends', '/dev/zero', 'it is larger than 1 MiB'],
])('%s', (_, file, reason) => expect(() => readText({ name, file, most: 1024 * 1024 })).toThrow(refusal(file, reason)));

test('a file that is larger than it may be is not read to its end', () => {
  const file = fileWith('');
  truncateSync(file, 600 * 1024 * 1024);
  expect(() => readText({ name, file })).toThrow(refusal(file, 'it is larger than 256 MiB'));
});

describe('levels of JSON', () => {
  const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  test.each([
    ['as many as are read', nested(deepest), false],
    ['one more', nested(deepest + 1), true],
    ['brackets in strings are none', JSON.stringify(['['.repeat(1000), '"'.repeat(5), '\\']), false],
    ['brackets behind a string with escapes', `["\\\\",${nested(deepest)}]`, true],
    ['a string without its end', `"${'['.repeat(1000)}`, false],
    ['siblings', `[${Array(1000).fill('[]').join()}]`, false],
  ])('%s: %s', (_, json, expected) => expect(isTooDeep(json)).toBe(expected));

  test('a file of too many is refused', () => {
    const file = fileWith(nested(200_000));
    expect(() => readJsonText({ name, file })).toThrow(
      new WrongUse(`${name} ${file} is nested deeper than 200 levels.`),
    );
  });
});
