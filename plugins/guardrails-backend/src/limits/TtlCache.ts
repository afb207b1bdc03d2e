/**
 * Remembers what a loader found, for a time. Concurrent callers of one key share one load;
 * a failed load is forgotten at once, so an error is never served twice, and so is what is not to be kept.
 * @internal
 */
export class TtlCache<Value> {
  readonly #entries = new Map<
    string,
    { value: Promise<Value>; until: number }
  >();
  readonly #timeToLive: number;
  readonly #maxEntries: number;

  constructor(options: { timeToLive: number; maxEntries?: number }) {
    this.#timeToLive = options.timeToLive;
    this.#maxEntries = options.maxEntries ?? 10_000;
  }

  get(
    key: string,
    load: () => Promise<Value>,
    keep: (value: Value) => boolean = () => true,
  ): Promise<Value> {
    const known = this.#entries.get(key);
    if (known && known.until > performance.now()) return known.value;
    const value = load();
    this.#entries.delete(key);
    this.#entries.set(key, {
      value,
      until: performance.now() + this.#timeToLive,
    });
    const forget = () => {
      if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
    };
    value.then(found => keep(found) || forget(), forget);
    if (this.#entries.size > this.#maxEntries) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest);
    }
    return value;
  }
}
