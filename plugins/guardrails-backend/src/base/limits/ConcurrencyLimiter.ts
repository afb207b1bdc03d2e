import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/** One principal gets at most a quarter, so that three quarters are there for the others. */
const SHARE = 4;

/**
 * Lets so many requests in at once and refuses the others with a code, before they cost anything.
 * @internal
 */
export class ConcurrencyLimiter {
  #inside = 0;
  readonly #insideOf = new Map<string, number>();
  readonly #capacity: number;
  readonly #share: number;

  constructor(options: { capacity: number }) {
    this.#capacity = options.capacity;
    this.#share = Math.max(1, Math.floor(options.capacity / SHARE));
  }

  /** @throws {@link GuardrailsError} `overloaded` */
  async run<Result>(
    principal: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const own = this.#insideOf.get(principal) ?? 0;
    if (this.#inside >= this.#capacity || own >= this.#share) {
      throw new GuardrailsError({
        code: 'overloaded',
        message:
          own >= this.#share
            ? `You have ${own} requests under way, which is the limit. Nothing was recorded; try again when one has ended.`
            : 'The decision service is busy. Nothing was recorded; try again.',
        retryAfter: 1,
      });
    }
    this.#inside += 1;
    this.#insideOf.set(principal, own + 1);
    try {
      return await work();
    } finally {
      this.#inside -= 1;
      const rest = (this.#insideOf.get(principal) ?? 1) - 1;
      if (rest > 0) this.#insideOf.set(principal, rest);
      else this.#insideOf.delete(principal);
    }
  }
}
