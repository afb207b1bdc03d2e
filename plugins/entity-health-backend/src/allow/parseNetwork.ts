import { IPv4, IPv6, parse, parseCIDR } from 'ipaddr.js';
import { isIP } from 'node:net';

/** A network that may be polled. @internal */
export type AllowedNetwork = {
  /** What kind of addresses its first one is of: the only internal ones that it covers. */
  range: string;
  /** Whether it is one address. */
  single: boolean;
  has(address: string): boolean;
};

/**
 * Reads an address or a CIDR. One with bits beyond its prefix is refused: `172.16.0.0/8` would cover more than it says.
 * @internal
 */
export function parseNetwork(entry: string): AllowedNetwork | undefined {
  const [base, prefix, ...rest] = entry.split('/');
  const family = isIP(base);
  if (family === 0 || base.includes('%') || rest.length > 0) return undefined;
  const longest = family === 4 ? 32 : 128;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return undefined;
  const bits = prefix === undefined ? longest : Number(prefix);
  if (bits > longest) return undefined;
  const cidr = `${base}/${bits}`;
  const [network] = parseCIDR(cidr);
  const first = (family === 4 ? IPv4 : IPv6).networkAddressFromCIDR(cidr);
  if (first.toString() !== network.toString()) return undefined;
  return {
    range: network.range(),
    single: bits === longest,
    has(address) {
      const candidate = parse(address);
      return candidate.kind() === network.kind()
        ? candidate.match(network, bits)
        : false;
    },
  };
}
