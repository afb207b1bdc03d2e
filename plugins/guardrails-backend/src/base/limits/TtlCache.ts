import { LRUCache } from 'lru-cache';

/** A load that is stopped once none waits for it any longer. */
type Shared = { waiting: number; stop: AbortController };

/**
 * Remembers what a loader found, for a time. Concurrent callers of one key share one load;
 * a failed load is forgotten at once, so an error is never served twice, and so is what is not to be kept.
 *
 * The load itself is what is remembered, so that the time counts from its start: with the library's own `fetch` it
 * would count from the answer, and a catalog that answers slowly would be believed for longer.
 * @internal
 */
export class TtlCache<Value> {
  readonly #loads: LRUCache<string, Promise<Value>>;
  readonly #shared = new WeakMap<Promise<Value>, Shared>();

  constructor(options: { timeToLive: number; maxEntries?: number }) {
    this.#loads = new LRUCache({
      max: options.maxEntries ?? 10_000,
      // To the library 0 is for ever, and a fraction an error.
      ttl: Math.max(1, Math.floor(options.timeToLive)),
      // Every look reads the clock, so that no timer decides for how long an entry is believed.
      ttlResolution: 0,
    });
  }

  get(
    key: string,
    load: () => Promise<Value>,
    keep: (value: Value) => boolean = () => true,
  ): Promise<Value> {
    const known = this.#loads.get(key);
    if (known) return known;
    const value = load();
    this.#loads.set(key, value);
    const forget = () => {
      if (this.#loads.peek(key) === value) this.#loads.delete(key);
    };
    value.then(found => keep(found) || forget(), forget);
    return value;
  }

  /** As {@link get}, for callers that may leave: a load that all of them have left is stopped, and forgotten. */
  async getWhileAsked(
    key: string,
    load: (signal: AbortSignal) => Promise<Value>,
    signal: AbortSignal,
  ): Promise<Value> {
    signal.throwIfAborted();
    const value = this.get(key, () => {
      const stop = new AbortController();
      const started = load(stop.signal);
      this.#shared.set(started, { waiting: 0, stop });
      return started;
    });
    const shared = this.#shared.get(value);
    if (!shared) return value;
    shared.waiting += 1;
    try {
      return await until(value, signal);
    } finally {
      shared.waiting -= 1;
      if (shared.waiting === 0 && signal.aborted) {
        shared.stop.abort();
        if (this.#loads.peek(key) === value) this.#loads.delete(key);
      }
    }
  }
}

function until<Value>(
  value: Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    value
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave));
  });
}
