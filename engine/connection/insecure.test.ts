// --insecure goes no further than this machine and private addresses.
import { WrongUse } from '../settings/errors.ts';
import { checkInsecure, isPrivateAddress, privateLookup } from './insecure.ts';
import { checkReach, readNetwork, withoutOwnCertificate } from './network.ts';

test.each<[string, boolean]>([
  ['127.0.0.1', true],
  ['10.255.0.1', true],
  ['172.16.0.1', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['192.169.1.1', false],
  ['169.254.1.1', true],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['8.8.8.8', false],
  ['::1', true],
  ['fd12::1', true],
  ['fe80::1', true],
  ['2001:db8::1', false],
  ['::ffff:8.8.8.8', false],
  ['::ffff:10.0.0.1', true],
  ['gw.example', false],
])('%s is private: %j', (address, isPrivate) => expect(isPrivateAddress(address)).toBe(isPrivate));

test.each([
  ['https://localhost:8443/beta', true],
  ['https://10.1.2.3/beta', true],
  ['https://[fd00::1]/beta', false],
  ['https://mock.internal/beta', false],
])('%s may go unchecked (through a proxy: %j)', (url, isProxied) =>
  expect(() => checkInsecure(url, isProxied)).not.toThrow(),
);

test.each([
  ['https://8.8.8.8/beta', false, '--insecure is for this machine and private addresses alone, and 8.8.8.8 is neither'],
  ['https://[2001:db8::1]/beta', true, 'private addresses alone, and 2001:db8::1 is neither: --ca FILE'],
  ['https://mock.internal/beta', true, 'cannot be used with mock.internal through a proxy'],
])('%s may not (through a proxy: %j)', (url, isProxied, sentence) => {
  expect(() => checkInsecure(url, isProxied)).toThrow(WrongUse);
  expect(() => checkInsecure(url, isProxied)).toThrow(sentence);
});

test('without --insecure nothing is asked', () =>
  expect(() => checkReach('https://8.8.8.8/', readNetwork({}, {}))).not.toThrow());

test('a login is checked all the same', () =>
  expect(withoutOwnCertificate(readNetwork({ insecure: true }, {})).trust.isInsecure).toBe(false));

/** How a name is looked up; an address stands for a name that has it, so that no name server is asked. */
const looked = (name: string, all: boolean) =>
  new Promise((resolve) => {
    privateLookup(name, { all }, (error, found) => resolve(error?.message ?? found));
  });

test('a name with a private address is looked up, and one with another is not connected to', async () => {
  expect(await looked('10.0.0.7', false)).toBe('10.0.0.7');
  expect(await looked('10.0.0.7', true)).toEqual([{ address: '10.0.0.7', family: 4 }]);
  expect(await looked('8.8.8.8', true)).toMatch(/private addresses alone, and 8\.8\.8\.8 is neither/);
});
