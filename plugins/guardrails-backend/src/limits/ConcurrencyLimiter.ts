import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/**
 * Lets so many requests in at once and refuses the others with a code, before they cost anything.
 * @internal
 */
export class Gate {
  #inside = 0;
  readonly #capacity: number;

  constructor(options: { capacity: number }) {
    this.#capacity = options.capacity;
  }

  /** @throws {@link GuardrailsError} `overloaded` */
  async pass<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#inside >= this.#capacity) {
      throw new GuardrailsError({
        code: 'overloaded',
        message:
          'The decision service is busy. Nothing was recorded; ask again.',
        retryAfter: 1,
      });
    }
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
    }
  }
}
