import type { Knex } from 'knex';
import { claimUsage } from './claimUsage';
import { overQuota } from './overQuota';
import { limitsFor, type Quota, type QuotasConfig } from './QuotaLimits';

const HOUR = 60 * 60 * 1000;

const windowLength: Record<Quota, number> = {
  evidenceBytesPerDay: 24 * HOUR,
  decisionsPerHour: HOUR,
  previewsPerHour: HOUR,
  commentsPerHour: HOUR,
};

/** A twentieth at a time: 5 % at most is lost by a restart, and one statement serves many requests. */
const SHARE = 20;

/**
 * Above so many, reserves of windows that are over are dropped. Not a cache of the newest: a reserve that is dropped in
 * its window is a share of the quota that its owner loses.
 */
const TIDY_ABOVE = 1000;

type Reserve = { left: number; until: number; claim?: Promise<void> };

/**
 * Quotas per person and service, shared by all replicas. A replica reserves a share of a quota in the database and
 * serves requests from it, so that a request costs no statement of its own. A reserve that is not used is lost with
 * the process, never gained.
 * @internal
 */
export class Quotas {
  readonly #knex: Knex;
  readonly #config: QuotasConfig;
  readonly #count: (quota: Quota, amount: number) => void;
  readonly #now: () => number;
  readonly #reserves = new Map<string, Reserve>();

  constructor(options: {
    knex: Knex;
    config: QuotasConfig;
    /** For metrics. */
    count?: (quota: Quota, amount: number) => void;
    now?: () => number;
  }) {
    this.#knex = options.knex;
    this.#config = options.config;
    this.#count = options.count ?? (() => {});
    this.#now = options.now ?? Date.now;
  }

  /** @throws {@link GuardrailsError} `quota-exceeded`, with the seconds until the next window */
  async take(principal: string, quota: Quota, amount = 1): Promise<void> {
    const reserve = this.#reserve(principal, quota);
    while (reserve.left < amount) {
      // One claim at a time: the others of a burst are served from what it brings.
      if (reserve.claim) await reserve.claim.catch(() => {});
      else await this.#claim(reserve, { principal, quota, amount });
    }
    reserve.left -= amount;
    this.#count(quota, amount);
  }

  /** Removes what windows that are over have used. */
  async sweep(): Promise<void> {
    const oldest = new Date(this.#now() - 48 * HOUR).toISOString();
    await this.#knex('quota_usage').where('window', '<', oldest).delete();
  }

  #claim(
    reserve: Reserve,
    request: { principal: string; quota: Quota; amount: number },
  ): Promise<void> {
    const claim = this.#claimShare(reserve, request).finally(() => {
      reserve.claim = undefined;
    });
    reserve.claim = claim;
    return claim;
  }

  async #claimShare(
    reserve: Reserve,
    request: { principal: string; quota: Quota; amount: number },
  ): Promise<void> {
    const { principal, quota, amount } = request;
    const limit = limitsFor(this.#config, principal)[quota];
    const claimed = await claimUsage(this.#knex, {
      principal,
      quota,
      window: new Date(reserve.until - windowLength[quota]).toISOString(),
      limit,
      // The rest of a quota can be less than a share of it.
      amounts: [
        Math.max(Math.ceil(limit / SHARE), amount),
        amount - reserve.left,
      ],
    });
    if (claimed === 0) {
      const retryAfter = Math.ceil((reserve.until - this.#now()) / 1000);
      throw overQuota({ quota, limit, retryAfter: Math.max(1, retryAfter) });
    }
    reserve.left += claimed;
  }

  #reserve(principal: string, quota: Quota): Reserve {
    const length = windowLength[quota];
    const until = (Math.floor(this.#now() / length) + 1) * length;
    const key = `${quota} ${principal}`;
    const known = this.#reserves.get(key);
    if (known?.until === until) return known;
    if (this.#reserves.size >= TIDY_ABOVE) this.#dropOver();
    const reserve = { left: 0, until };
    this.#reserves.set(key, reserve);
    return reserve;
  }

  #dropOver(): void {
    const now = this.#now();
    for (const [key, { until }] of this.#reserves) {
      if (until <= now) this.#reserves.delete(key);
    }
  }
}
