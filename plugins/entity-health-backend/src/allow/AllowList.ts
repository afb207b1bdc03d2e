import { addressRange } from './addressRange';
import { type AllowedNetwork, parseNetwork } from './parseNetwork';
import { matchesHost, parseHostPattern } from './hostPattern';
import { InputError } from '@backstage/errors';

/**
 * The hosts and networks that may be polled, as `entityHealth.allow` names them.
 *
 * A host that is named may have public addresses only, because its DNS records may be under the control of another
 * party: an internal address needs its network to be named. A network that is named covers every host in it. `0.0.0.0/0` covers public
 * addresses and no internal ones, as each kind of internal network has to be named itself; a metadata address has to be
 * named alone.
 * @internal
 */
export class AllowList {
  /** @throws InputError with the entry that is wrong and what to write instead */
  static of(entries: readonly string[]): AllowList {
    const networks: AllowedNetwork[] = [];
    const patterns: string[] = [];
    for (const [index, entry] of entries.entries()) {
      const network = parseNetwork(entry);
      const pattern = network ? undefined : parseHostPattern(entry);
      if (network) networks.push(network);
      else if (pattern) patterns.push(pattern);
      else {
        throw new InputError(
          `entityHealth.allow[${index}]: ${JSON.stringify(
            entry.slice(0, 100),
          )} is neither a host nor a network. Write a host such as payments.example.com or *.example.com, an address, or a CIDR such as 10.0.0.0/8 that begins with the first address of its network.`,
        );
      }
    }
    return new AllowList(networks, patterns);
  }

  readonly #networks: AllowedNetwork[];
  readonly #patterns: string[];

  private constructor(networks: AllowedNetwork[], patterns: string[]) {
    this.#networks = networks;
    this.#patterns = patterns;
  }

  /** Whether nothing may be polled. */
  isEmpty(): boolean {
    return this.#networks.length === 0 && this.#patterns.length === 0;
  }

  /** Whether a name has to be resolved to know whether it is allowed. */
  hasNetworks(): boolean {
    return this.#networks.length > 0;
  }

  /** Whether a host is named. Never true of an address. */
  namesHost(host: string): boolean {
    return this.#patterns.some(pattern => matchesHost(pattern, host));
  }

  /** @param options - `hostNamed`: whether {@link AllowList.namesHost} is true of the host that has the address. */
  permits(address: string, options: { hostNamed: boolean }): boolean {
    const range = addressRange(address);
    switch (range.kind) {
      case 'public':
        return options.hostNamed || this.#networks.some(n => n.has(address));
      case 'internal':
        return this.#networks.some(
          network => network.range === range.network && network.has(address),
        );
      case 'metadata':
        return this.#networks.some(n => n.single && n.has(address));
      case 'refused':
        return false;
      default:
        throw new TypeError(`Not a range: ${range satisfies never}`);
    }
  }
}
