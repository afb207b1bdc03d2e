/** Why one is ended before its end. @internal */
export type EndReason = 'cancelled' | 'interrupted';

/** What runs in this replica, to be ended at once. @internal */
export class RunningWhatIfs {
  readonly #running = new Map<string, AbortController>();

  /** The signal that ends it. */
  begin(id: string): AbortSignal {
    const abort = new AbortController();
    this.#running.set(id, abort);
    return abort.signal;
  }

  /** Nothing where another replica runs it. */
  end(id: string, reason: EndReason): void {
    this.#running.get(id)?.abort(reason);
  }

  ended(id: string): void {
    this.#running.delete(id);
  }

  endAll(): void {
    for (const abort of this.#running.values())
      abort.abort('interrupted' satisfies EndReason);
  }
}
