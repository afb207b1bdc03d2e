/** A change of budgets or costs is seen by previews after this at the latest. */
const TIME_TO_LIVE = 5_000;

const MOST = 1_000;

type Lookup<Value> = {
  value: Promise<Value>;
  since: number;
  waiting: number;
  stop: AbortController;
};

/**
 * Shares what was looked up with those who ask the same within a few seconds: a form is previewed at each change of it.
 * One who does not wait any longer takes nothing from the others, and a lookup that none waits for is stopped. A lookup
 * that failed is forgotten at once.
 * @internal
 */
export class SharedLookups<Value> {
  readonly #lookups = new Map<string, Lookup<Value>>();
  readonly #now: () => number;

  constructor(options: { now?: () => number } = {}) {
    this.#now = options.now ?? (() => performance.now());
  }

  async get(
    key: string,
    look: (signal: AbortSignal) => Promise<Value>,
    signal?: AbortSignal,
  ): Promise<Value> {
    signal?.throwIfAborted();
    const lookup = this.#known(key) ?? this.#start(key, look);
    lookup.waiting += 1;
    try {
      return await until(lookup.value, signal);
    } finally {
      lookup.waiting -= 1;
      // of one that is settled, this stops nothing
      if (lookup.waiting === 0 && signal?.aborted) lookup.stop.abort();
    }
  }

  #known(key: string): Lookup<Value> | undefined {
    const lookup = this.#lookups.get(key);
    const isOld = lookup && this.#now() - lookup.since > TIME_TO_LIVE;
    return isOld || lookup?.stop.signal.aborted ? undefined : lookup;
  }

  #start(
    key: string,
    look: (signal: AbortSignal) => Promise<Value>,
  ): Lookup<Value> {
    const stop = new AbortController();
    const value = look(stop.signal);
    const lookup = { value, since: this.#now(), waiting: 0, stop };
    // the newest is the last, so the first is the oldest
    this.#lookups.delete(key);
    this.#lookups.set(key, lookup);
    const [oldest] = this.#lookups.keys();
    if (this.#lookups.size > MOST) this.#lookups.delete(oldest);
    value.catch(() => {
      if (this.#lookups.get(key) === lookup) this.#lookups.delete(key);
    });
    return lookup;
  }
}

function until<Value>(
  value: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (!signal) return value;
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    signal.addEventListener('abort', give, { once: true });
    value
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', give));
  });
}
