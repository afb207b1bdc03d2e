import http, { type AgentOptions } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/** Longer than the usual interval between two checks, so that the second finds the connection of the first. */
const IDLE = 90_000;

const options: AgentOptions = {
  keepAlive: true,
  maxFreeSockets: 2,
  timeout: IDLE,
};

/** The option of a request that says which addresses its connection may have. */
type Pinned = { pinned?: readonly string[] };

const nameOf = (name: string, { pinned = [] }: Pinned = {}) =>
  `${name}:${pinned.join(',')}`;

type NamedRequest = Parameters<http.Agent['getName']>[0] & Pinned;
type NamedTlsRequest = Parameters<https.Agent['getName']>[0] & Pinned;

class PinnedHttpAgent extends http.Agent {
  override getName(requested?: NamedRequest): string {
    return nameOf(super.getName(requested), requested);
  }
}

class PinnedHttpsAgent extends https.Agent {
  override getName(requested?: NamedTlsRequest): string {
    return nameOf(super.getName(requested), requested);
  }
}

/**
 * Connections that are kept alive, each under the addresses that it was allowed for. A request gets only a connection
 * to addresses that were checked for this very request: a name that has moved gets a new one.
 * @internal
 */
export class PinnedAgents {
  readonly #http = new PinnedHttpAgent(options);
  readonly #https = new PinnedHttpsAgent(options);

  /** Of a scheme, as `URL.protocol` has it. */
  of(protocol: string): http.Agent {
    return protocol === 'https:' ? this.#https : this.#http;
  }

  /** Ends all connections. */
  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

/** A lookup that knows these addresses only, in the place of DNS. @internal */
export function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const found = addresses.map(address => ({ address, family: isIP(address) }));
  return (_host, { all }, done) => {
    if (all) done(null, found);
    else done(null, found[0].address, found[0].family);
  };
}
