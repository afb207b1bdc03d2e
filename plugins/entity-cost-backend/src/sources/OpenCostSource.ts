import type {
  BillingFile,
  BillingReading,
  BillingSource,
} from '@backstage-guardrails/plugin-entity-cost-node';
import { request } from './request';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Days whose costs OpenCost may still correct. */
const OPEN_DAYS = 2;

/**
 * The allocation API of OpenCost, a day in a file. It forgets days when its Prometheus does, so days that are loaded
 * are kept, and only the last two are requested again.
 */
export class OpenCostSource implements BillingSource {
  readonly kind = 'opencost';

  readonly reading: BillingReading;

  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #days: number;
  readonly #now: () => number;

  constructor(
    readonly id: string,
    readonly title: string,
    options: {
      url: string;
      currency: string;
      headers?: Readonly<Record<string, string>>;
      /** Days that are requested at first. */
      days: number;
      now?: () => number;
    },
  ) {
    this.#url = options.url;
    this.#headers = options.headers ?? {};
    this.#days = options.days;
    this.#now = options.now ?? Date.now;
    this.reading = {
      format: 'opencost',
      constants: { BillingCurrency: options.currency },
      keepDays: true,
    };
  }

  async list(): Promise<BillingFile[]> {
    const now = this.#now();
    const today = now - (now % DAY);
    return Array.from({ length: this.#days }, (_, back) => {
      const start = today - back * DAY;
      const window = [start, start + DAY]
        .map(at => new Date(at).toISOString().replace('.000', ''))
        .join();
      const url = new URL(`${this.#url.replace(/\/$/, '')}/allocation`);
      url.search = new URLSearchParams({
        window,
        step: '1d',
        aggregate: 'cluster,namespace,controllerKind,controller',
        includeIdle: 'true',
      }).toString();
      return {
        name: window.slice(0, 10),
        version: back < OPEN_DAYS ? `${now - (now % HOUR)}` : 'final',
        open: async ({ signal }) => {
          const headers = this.#headers;
          const { body } = await request({ url: url.href, headers, signal });
          return body;
        },
      };
    });
  }
}
