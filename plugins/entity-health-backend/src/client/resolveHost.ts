import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { withSignal } from './withSignal';

/** All addresses of a host. Rejects where it has none. @internal */
export type ResolveHost = (
  host: string,
  signal: AbortSignal,
) => Promise<string[]>;

/** Requests of the system's resolver at once. Each takes one of the four threads that the whole process shares. */
const SYSTEM_LOOKUPS = 1;

/**
 * Resolves by DNS, and by the system where DNS does not know the name, for the hosts file and search domains (the short
 * names of Kubernetes).
 *
 * The system's resolver blocks a thread that files and cryptography of the portal need, too, so a name server that does
 * not answer never gets to it: only an answer that says "no such name" does, or that there is no name server at all, one at a time.
 * @internal
 */
export function createResolveHost(
  options: {
    /** Name servers, instead of those of the system. */
    servers?: readonly string[];
  } = {},
): ResolveHost {
  const resolver = new Resolver({ timeout: 1500, tries: 2, maxTimeout: 2000 });
  if (options.servers) resolver.setServers(options.servers);
  let lookups = 0;
  const waiting: (() => void)[] = [];

  async function bySystem(host: string, signal: AbortSignal) {
    while (lookups >= SYSTEM_LOOKUPS) {
      await new Promise<void>(done => {
        waiting.push(done);
      });
    }
    try {
      if (signal.aborted) throw signal.reason;
      lookups += 1;
      try {
        const found = await lookup(host, { all: true });
        return found.map(({ address }) => address);
      } finally {
        lookups -= 1;
      }
    } finally {
      waiting.shift()?.();
    }
  }

  return async (host, signal) => {
    const [four, six] = await withSignal(
      Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]),
      signal,
    );
    const found = [four, six].flatMap(result =>
      result.status === 'fulfilled' ? result.value : [],
    );
    if (found.length > 0) return found;
    if (![four, six].some(isUnknownName)) throw new Error('No address');
    return withSignal(bySystem(host, signal), signal);
  };
}

function isUnknownName(result: PromiseSettledResult<unknown>): boolean {
  return (
    result.status === 'rejected' &&
    ['ENOTFOUND', 'ENODATA', 'ECONNREFUSED'].includes(
      String(result.reason?.code),
    )
  );
}

/** The address in the host of a URL, without the brackets of IPv6. @internal */
export function literalAddress(host: string): string | undefined {
  const address = host.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 ? undefined : address;
}
