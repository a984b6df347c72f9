// --insecure: certificates are not checked, on this machine and at private addresses alone. A name is looked up, and connected
// to only where all its addresses are private.
import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { WrongUse } from '../settings/errors.ts';
import { isLoopback } from './loopback.ts';

const privateAddresses = new BlockList();
// RFC 1918, RFC 3927 and RFC 1122; RFC 4193, RFC 4291.
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
] as const)
  privateAddresses.addSubnet(network, bits, 'ipv4');
privateAddresses.addSubnet('fc00::', 7, 'ipv6');
privateAddresses.addSubnet('fe80::', 10, 'ipv6');
privateAddresses.addAddress('::1', 'ipv6');

/** Whether an address is one that no one on the internet has. */
export const isPrivateAddress = (address: string): boolean =>
  isIP(address) !== 0 && privateAddresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');

const elsewhere = (host: string): string =>
  `--insecure is for this machine and private addresses alone, and ${host} is neither: --ca FILE names an authority to trust`;

/**
 * Makes sure that a certificate may go unchecked at a URL.
 * @throws WrongUse for another address, and for a name that a proxy would look up.
 */
export const checkInsecure = (url: string, isProxied: boolean): void => {
  const host = hostOf(url);
  if (isLoopback(url) || isPrivateAddress(host)) return;
  if (isIP(host) !== 0) throw new WrongUse(`${elsewhere(host)}.`);
  if (isProxied)
    throw new WrongUse(
      `--insecure cannot be used with ${host} through a proxy, which alone knows its address: --no-proxy.`,
    );
};

/** Looks up names that have private addresses alone. */
export const privateLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '');
    const [first] = found;
    if (first === undefined || found.some(({ address }) => !isPrivateAddress(address)))
      return callback(Object.assign(new Error(elsewhere(hostname)), { code: 'ERR_INSECURE_ELSEWHERE' }), '');
    if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
