import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { stringifyError } from '@backstage/errors';
import type { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Readings, readings } from './readings';

/** Half of what Prometheus waits for a scrape. */
const TIMEOUT = 5_000;

/** Milliseconds for which a reading is shown. */
const FRESH = 10_000;

/** Tells how long a check took. @internal */
type RecordCheckDuration = (milliseconds: number, status: string) => void;

/**
 * Shows the state of endpoints and database as gauges, read when metrics are collected, and the duration of checks. A
 * database that does not answer in time leaves the gauges out, and no second question waits behind the first.
 * @internal
 */
export function observeHealth(options: {
  metrics: Pick<MetricsService, 'createObservableGauge' | 'createHistogram'>;
  logger: Pick<LoggerService, 'debug'>;
  knex: Knex;
}): RecordCheckDuration {
  const { metrics, logger, knex } = options;
  let reading: Promise<Readings | undefined> | undefined;
  const current = () => {
    reading ??= readings(knex)
      .catch(error => {
        logger.debug('Metrics could not be read', {
          error: stringifyError(error),
        });
        return undefined;
      })
      .finally(() => {
        setTimeout(() => {
          reading = undefined;
        }, FRESH).unref();
      });
    return Promise.race([reading, sleep(TIMEOUT, undefined, { ref: false })]);
  };
  metrics
    .createObservableGauge('entity_health.endpoints', {
      description: 'Endpoints by status',
    })
    .addCallback(async result => {
      const found = await current();
      for (const [status, value] of Object.entries(found?.endpoints ?? {})) {
        result.observe(value, { status });
      }
    });
  metrics
    .createObservableGauge('entity_health.poll.lag', {
      description: 'How late the check is that is due longest',
      unit: 's',
    })
    .addCallback(async result => {
      const found = await current();
      if (found) result.observe(found.lag);
    });
  metrics
    .createObservableGauge('entity_health.rows', {
      description: 'Rows per table, as the database estimates them',
    })
    .addCallback(async result => {
      const found = await current();
      for (const [table, value] of Object.entries(found?.rows ?? {})) {
        result.observe(value, { table });
      }
    });
  // in milliseconds, which the buckets are for where an exporter configures none
  const duration = metrics.createHistogram('entity_health.check.duration', {
    description: 'Duration of checks of this replica',
    unit: 'ms',
  });
  return (milliseconds, status) => duration.record(milliseconds, { status });
}
