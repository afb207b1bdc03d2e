import { parse } from 'ipaddr.js';
import { BlockList, isIP } from 'node:net';

/**
 * What an address is good for. `public` is reachable by everyone; `internal` belongs to a network that the operator can
 * name; `metadata` gives credentials of the machine to every request; `refused` is nothing that a health endpoint can have.
 */
type AddressRange =
  | { kind: 'public' }
  | { kind: 'internal'; network: string }
  | { kind: 'metadata' }
  | { kind: 'refused' };

/** All that is given out for the internet in IPv6. The library calls the rest of the address space unicast, too. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Networks that are used inside. Mapped and translated addresses are none: they are IPv4 by another name. */
const internalRanges = new Set([
  'carrierGradeNat',
  'linkLocal',
  'loopback',
  'private',
  'uniqueLocal',
]);

/**
 * Services of cloud providers that hand out credentials or secrets: AWS (also ECS and EKS), Azure, Google Cloud, Oracle,
 * Alibaba. One of them has a public address.
 */
const metadataAddresses = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '168.63.129.16',
  '192.0.0.192',
  '100.100.100.200',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
]);

/**
 * Only the plain spelling of an address is one: the library also reads `0x7f.1` and `2130706433`, and what connects
 * later may read them differently. An address with a zone is of one link of this machine.
 * @internal
 */
export function addressRange(address: string): AddressRange {
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return { kind: 'refused' };
  const parsed = parse(address);
  if (metadataAddresses.has(parsed.toString())) return { kind: 'metadata' };
  const range = parsed.range();
  if (internalRanges.has(range)) return { kind: 'internal', network: range };
  const isPublic =
    range === 'unicast' && (family === 4 || global6.check(address, 'ipv6'));
  return { kind: isPublic ? 'public' : 'refused' };
}
