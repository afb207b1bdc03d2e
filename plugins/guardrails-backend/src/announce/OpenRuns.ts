import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { signalPages } from './receivers';

/**
 * Tells open pages that runs went on. It is no announcement: nothing is stored, a burst about one run is told once, and
 * a page that did not hear it is right again when it is loaded the next time.
 * @internal
 */
export class OpenRuns {
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;
  #changed = new Set<string>();

  constructor(options: { signals: SignalsService; logger: LoggerService }) {
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  /** The report is answered first. */
  wentOn(decision: string): void {
    if (this.#changed.size === 0) setImmediate(() => this.#tell());
    this.#changed.add(decision);
  }

  async #tell(): Promise<void> {
    const decisions = [...this.#changed];
    this.#changed.clear();
    for (const decision of decisions) {
      const link = `/guardrails/decisions/${decision}`;
      try {
        await signalPages(this.#signals, { topic: 'decision.run', link });
      } catch (error) {
        this.#logger.warn('Open pages were not notified of a run', {
          decision,
          error: String(error),
        });
      }
    }
  }
}
