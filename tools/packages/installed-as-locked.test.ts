// Compares a lock file with npm's record of what it installed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalledAsLocked } from './installed-as-locked.ts';

const folder = mkdtempSync(join(tmpdir(), 'userstatus-packages-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, packages: object): void =>
  writeFileSync(join(folder, name), JSON.stringify({ packages: { '': {}, ...packages } }));

const one = { 'node_modules/one': { version: '1.0.0' } };
const forWindows = { 'node_modules/for-windows': { version: '1.0.0', optional: true } };

beforeAll(() => write('package-lock.json', { ...one, ...forWindows }));

test('nothing is installed in a fresh clone', () => expect(isInstalledAsLocked(folder)).toBe(false));

test.each([
  ['all of it', { ...one, ...forWindows }, true],
  ['all but what is for another platform', one, true],
  ['another version', { 'node_modules/one': { version: '1.0.1' } }, false],
  ['another version of what is optional', { ...one, 'node_modules/for-windows': { version: '2.0.0' } }, false],
  ['a part', forWindows, false],
])('%s', (_, packages, expected) => {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  write('node_modules/.package-lock.json', packages);
  expect(isInstalledAsLocked(folder)).toBe(expected);
});
