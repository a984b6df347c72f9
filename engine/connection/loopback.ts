// Whether a target is on this machine: what a run creates there does no harm.
import { BlockList } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a URL names the machine itself: RFC 6761 (localhost), RFC 1122 (127/8) and RFC 4291 (::1). */
export const isLoopback = (url: string): boolean => {
  const { hostname } = new URL(url);
  if (/(^|\.)localhost\.?$/.test(hostname)) return true;
  return hostname.startsWith('[') ? loopback.check(hostname.slice(1, -1), 'ipv6') : loopback.check(hostname);
};
