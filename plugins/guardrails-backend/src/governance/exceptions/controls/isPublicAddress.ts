import { parse } from 'ipaddr.js';
import { BlockList, isIP } from 'node:net';

/** All that is given out for the internet in IPv6. The library calls the rest of the address space unicast, too. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/**
 * Whether an address is one that anybody could ask; everything that is not known to be is not.
 *
 * Only the plain spelling counts: the library also reads `0x7f.1` and `2130706433`, and what is asked later may read
 * them differently. An address with a zone is of one link of this machine.
 * @internal
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return false;
  if (parse(address).range() !== 'unicast') return false;
  return family === 4 || global6.check(address, 'ipv6');
}
