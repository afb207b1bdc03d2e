import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/**
 * A token bucket per principal, in this process.
 * With several replicas each has its own, so the limit is per replica.
 * @internal
 */
export class RateLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #perMinute: number;
  readonly #now: () => number;

  constructor(options: {
    perMinute: number;
    /** Milliseconds that never run backwards. */
    now?: () => number;
  }) {
    this.#perMinute = options.perMinute;
    this.#now = options.now ?? (() => performance.now());
  }

  /** @throws {@link GuardrailsError} `rate-limited` */
  take(principal: string): void {
    const now = this.#now();
    const bucket = this.#buckets.get(principal) ?? {
      tokens: this.#perMinute,
      at: now,
    };
    const tokens = Math.min(
      this.#perMinute,
      bucket.tokens + ((now - bucket.at) / 60_000) * this.#perMinute,
    );
    this.#buckets.delete(principal);
    if (tokens < 1) {
      this.#buckets.set(principal, { tokens, at: now });
      throw new GuardrailsError({
        code: 'rate-limited',
        message: `More than ${
          this.#perMinute
        } previews a minute. Wait and try again.`,
        retryAfter: Math.ceil(((1 - tokens) * 60) / this.#perMinute),
      });
    }
    this.#buckets.set(principal, { tokens: tokens - 1, at: now });
    this.#forgetFull(now);
  }

  /** A bucket that has had a minute of rest is full, and the same as none. */
  #forgetFull(now: number): void {
    for (const [principal, { at }] of this.#buckets) {
      if (now - at < 60_000) return;
      this.#buckets.delete(principal);
    }
  }
}
