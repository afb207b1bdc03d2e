import { setImmediate } from 'node:timers/promises';

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

/**
 * Commits what arrives while a commit is under way as one group: one flush to disk for many callers.
 * Nobody hears of success before the group is durable.
 *
 * Where a group fails, each of its items is tried alone, so that one bad item cannot refuse the others.
 * @internal
 */
export class GroupWriter<Item, Result> {
  readonly #commit: (items: Item[]) => Promise<Result[]>;
  readonly #maxGroup: number;
  readonly #waiting: Waiting<Item, Result>[] = [];
  #running = false;

  constructor(options: {
    commit: (items: Item[]) => Promise<Result[]>;
    maxGroup: number;
  }) {
    this.#commit = options.commit;
    this.#maxGroup = options.maxGroup;
  }

  write(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#running) {
        this.#running = true;
        void this.#run();
      }
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // A turn of the event loop lets the requests that are ready join the group. Without it a store
      // that answers synchronously would be flushed for one decision at a time.
      await setImmediate();
      await this.#commitGroup(this.#waiting.splice(0, this.#maxGroup));
    }
    this.#running = false;
  }

  async #commitGroup(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#commit(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => resolve(results[index]));
    } catch (error) {
      if (group.length === 1) {
        group[0].reject(error);
        return;
      }
      for (const single of group) await this.#commitGroup([single]);
    }
  }
}
