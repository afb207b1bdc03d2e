import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import type { DriftConfig } from '../../base/config';
import { GaugeReader } from './GaugeReader';
import { ledgerGauges } from './ledgerGauges';
import { workGauges } from './workGauges';

/** Half of what Prometheus waits for a scrape. */
const TIMEOUT = 5_000;

/** Shows the state of service and replica as gauges, read when metrics are collected. @internal */
export function observeState(options: {
  metrics: Pick<MetricsService, 'createObservableGauge'>;
  logger: Pick<LoggerService, 'debug'>;
  knex: Knex;
  epoch: number;
  drift: DriftConfig;
  /** Ids of the configured anchors. */
  anchors: string[];
  /** Whether the log goes on from what was signed. */
  ledgerIsBroken: () => boolean;
  /** Of this replica. */
  workload: () => { running: number; waiting: number };
}): void {
  const { metrics, workload, ledgerIsBroken } = options;
  // From the database, so that every replica shows the same.
  const gauges = [...ledgerGauges(options), ...workGauges(options)];
  const reader = new GaugeReader({ ...options, gauges, timeout: TIMEOUT });
  for (const { name, read: _read, ...described } of gauges) {
    metrics.createObservableGauge(name, described).addCallback(async result => {
      for (const { value, attributes } of await reader.readingsOf(name)) {
        result.observe(value, attributes);
      }
    });
  }
  metrics
    .createObservableGauge('guardrails.ledger.broken', {
      description:
        '1 while the ledger is behind or another one than was signed',
    })
    .addCallback(result => result.observe(ledgerIsBroken() ? 1 : 0));
  metrics
    .createObservableGauge('guardrails.evaluations', {
      description: 'Evaluations of big evidence that run or wait for a worker',
    })
    .addCallback(result => {
      for (const [state, value] of Object.entries(workload())) {
        result.observe(value, { state });
      }
    });
}
