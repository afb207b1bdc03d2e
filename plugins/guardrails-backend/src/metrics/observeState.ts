import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import { gaugesOf, type GaugeDescription } from './readGauges';

/**
 * Shows state of the service as gauges, read when metrics are collected. A database that does not answer leaves a
 * gauge out; the collection goes on.
 * @internal
 */
export function observeState(options: {
  metrics: Pick<MetricsService, 'createObservableGauge'>;
  logger: Pick<LoggerService, 'debug'>;
  knex: Knex;
  epoch: number;
  /** Whether the log goes on from what was signed. */
  ledgerIsBroken: () => boolean;
}): void {
  const { metrics, logger, knex, epoch, ledgerIsBroken } = options;
  const gauges: GaugeDescription[] = [
    ...gaugesOf({ epoch }),
    {
      name: 'guardrails.ledger.broken',
      description:
        '1 while the ledger is behind or another one than was signed',
      read: async () => [{ value: ledgerIsBroken() ? 1 : 0 }],
    },
  ];
  for (const { name, read, ...described } of gauges) {
    metrics.createObservableGauge(name, described).addCallback(async result => {
      try {
        for (const { value, attributes } of await read(knex)) {
          result.observe(value, attributes);
        }
      } catch (error) {
        logger.debug(`The metric ${name} could not be read`, error as Error);
      }
    });
  }
}
