import { BlockList, isIP } from 'node:net';

/** Networks that are not the internet: this computer, its neighbours, groups. IANA special-purpose registries. */
const PRIVATE_4 = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE_4.addSubnet(net, prefix, 'ipv4');
/** A list of its own: one list takes every address of IPv4 for one of `::ffff:0:0/96`. */
const PRIVATE_6 = new BlockList();
// Addresses that carry one of IPv4 in them are refused as a whole: nobody needs them here.
for (const [net, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 16],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  PRIVATE_6.addSubnet(net, prefix, 'ipv6');

/** Endings of names that only a private network knows: RFC 6761, 6762 and 8375, and what routers and offices use. */
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|localdomain|lan|home|internal|intranet|home\.arpa|test)$/;

/** True for a host whose name alone tells people that it is in their own network: `192.168.1.2`, `nas.lan`, `nas`. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$|\.$/g, '');
  if (isIP(name) !== 0) return isPrivateAddress(name);
  return name !== '' && (!name.includes('.') || PRIVATE_NAME.test(name));
}

/** True for an address that is none of the public internet, and for what is no address. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return PRIVATE_4.check(address, 'ipv4');
  return version === 0 || PRIVATE_6.check(address, 'ipv6');
}
