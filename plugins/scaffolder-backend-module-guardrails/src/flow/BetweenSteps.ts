import type { Step } from './PlanRequest';

/**
 * Plans whose task is between two steps of ours. Where it is cancelled then, none of ours runs again to say so, but the
 * signal that our step was given is that of the task, which aborts within seconds.
 * @internal
 */
export class BetweenSteps {
  readonly #waiting = new WeakMap<AbortSignal, Map<string, AbortController>>();

  /** After a step that is done with a plan. Nothing where the host has no signal for tasks. */
  begin(
    { signal }: Pick<Step, 'signal'>,
    handle: string,
    cancelled: () => void,
  ): void {
    if (!signal) return;
    if (signal.aborted) {
      cancelled();
      return;
    }
    const waiting = new AbortController();
    const plans = this.#waiting.get(signal) ?? new Map();
    this.#waiting.set(signal, plans.set(handle, waiting));
    signal.addEventListener('abort', cancelled, {
      once: true,
      signal: waiting.signal,
    });
  }

  /** Before a step that works with the plan: it says itself how it ends. */
  end({ signal }: Pick<Step, 'signal'>, handle: string): void {
    if (signal) this.#waiting.get(signal)?.get(handle)?.abort();
  }

  /** Where a step goes on with what was decided: what is proposed or recorded is not cancelled. */
  endAll({ signal }: Pick<Step, 'signal'>): void {
    if (!signal) return;
    for (const waiting of this.#waiting.get(signal)?.values() ?? []) {
      waiting.abort();
    }
  }
}
