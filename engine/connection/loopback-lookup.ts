// Names of this machine are not asked of the network: "localhost" and what ends in it is this machine (RFC 6761, 6.3), and
// a resolver that knows it otherwise would send a token, unasked, elsewhere.
import type { LookupFunction } from 'node:net';
import { isLoopback } from './loopback.ts';

const addresses = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/** Resolves every name to this machine; for URLs that `isLoopback` knows. */
const loopbackLookup: LookupFunction = (_hostname, { all, family }, callback) => {
  const found = addresses.filter((one) => !family || one.family === family || String(family) === `IPv${one.family}`);
  const [first = { address: '127.0.0.1', family: 4 }] = found;
  if (all) callback(null, found);
  else callback(null, first.address, first.family);
};

/** The option of a connector for a URL: this machine's own names are looked up here. */
export const ownLookup = (url: string): { readonly lookup?: LookupFunction } =>
  isLoopback(url) ? { lookup: loopbackLookup } : {};
