import type { AllowList } from '../allow';
import { literalAddress, type ResolveHost } from './resolveHost';

/** Whether a host may be polled, and at which addresses. */
type HostCheck =
  | { kind: 'allowed'; addresses: string[] }
  | { kind: 'not-allowed' }
  | { kind: 'unknown' };

/**
 * Resolves a host once; what it returns is what is connected to. One address that is not allowed is enough to refuse.
 *
 * A host that is not named, and has no address, is as little allowed as one outside of the networks: the difference
 * would tell which names exist inside. For the same reason it takes no part in DNS where no network is named.
 * @internal
 */
export async function checkHost(options: {
  host: string;
  allow: AllowList;
  resolve: ResolveHost;
  signal: AbortSignal;
}): Promise<HostCheck> {
  const { host, allow, resolve, signal } = options;
  const hostNamed = allow.namesHost(host);
  if (!hostNamed && !allow.hasNetworks()) return { kind: 'not-allowed' };
  const literal = literalAddress(host);
  let addresses: string[];
  try {
    addresses = literal ? [literal] : await resolve(host, signal);
  } catch {
    return { kind: hostNamed ? 'unknown' : 'not-allowed' };
  }
  if (addresses.length === 0) {
    return { kind: hostNamed ? 'unknown' : 'not-allowed' };
  }
  return addresses.every(address => allow.permits(address, { hostNamed }))
    ? { kind: 'allowed', addresses: [...new Set(addresses)].sort() }
    : { kind: 'not-allowed' };
}
