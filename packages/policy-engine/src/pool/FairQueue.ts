/**
 * A queue in which keys take turns: the next item is the oldest of the key that has waited longest for a turn. One key
 * holds at most half of the places, so that others always find one.
 * @internal
 */
export class FairQueue<Item> {
  readonly #limit: number;
  /** In the order of their turns. */
  readonly #waiting = new Map<string, Item[]>();
  #size = 0;

  constructor(options: { limit: number }) {
    this.#limit = options.limit;
  }

  get size(): number {
    return this.#size;
  }

  hasRoom(key: string): boolean {
    const own = this.#waiting.get(key)?.length ?? 0;
    return this.#size < this.#limit && own < Math.ceil(this.#limit / 2);
  }

  add(key: string, item: Item): void {
    const own = this.#waiting.get(key);
    if (own) own.push(item);
    else this.#waiting.set(key, [item]);
    this.#size += 1;
  }

  next(): Item | undefined {
    for (const [key, [item, ...rest]] of this.#waiting) {
      this.#waiting.delete(key);
      if (rest.length > 0) this.#waiting.set(key, rest);
      this.#size -= 1;
      return item;
    }
    return undefined;
  }

  /** Whether it was waiting. */
  remove(key: string, item: Item): boolean {
    const own = this.#waiting.get(key) ?? [];
    const at = own.indexOf(item);
    if (at < 0) return false;
    own.splice(at, 1);
    if (own.length === 0) this.#waiting.delete(key);
    this.#size -= 1;
    return true;
  }

  drain(): Item[] {
    const all = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    this.#size = 0;
    return all;
  }
}
