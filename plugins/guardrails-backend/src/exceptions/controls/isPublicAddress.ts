import { BlockList, isIP } from 'node:net';

/** Ranges that are somebody's own network, this machine, or nobody's. */
const reserved: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const blocked4 = new BlockList();
for (const [net, prefix] of reserved) blocked4.addSubnet(net, prefix, 'ipv4');

/** What is routed at all in IPv6; mapped, translated and local addresses are outside of it. */
const routed6 = new BlockList();
routed6.addSubnet('2000::', 3, 'ipv6');

/** Tunnels, which carry an IPv4 address inside, and documentation. */
const blocked6 = new BlockList();
blocked6.addSubnet('2001::', 23, 'ipv6');
blocked6.addSubnet('2001:db8::', 32, 'ipv6');
blocked6.addSubnet('2002::', 16, 'ipv6');
blocked6.addSubnet('3fff::', 20, 'ipv6');

/** Whether an address is one that anybody could ask; everything that is not known to be is not. @internal */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked4.check(address, 'ipv4');
    case 6:
      return routed6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6');
    default:
      return false;
  }
}
