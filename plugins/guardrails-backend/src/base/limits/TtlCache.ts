import { LRUCache } from 'lru-cache';

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
}
