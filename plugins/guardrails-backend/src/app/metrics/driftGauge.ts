import type { DriftConfig } from '../../base/config';
import { whereState } from '../../compliance/drift/store/whereState';
import { COUNTED, countRows } from './countRows';
import type { Gauge, Reading } from './Gauge';

/**
 * Targets by the state that their readers see. What can never be checked is not among those that could not be: it was
 * applied with secrets, which are not kept, or not from here, and an alert would last until the target ends. Where no
 * checks are made any more, nothing is known.
 * @internal
 */
export function driftGauge({
  enabled,
  interval,
}: Pick<DriftConfig, 'enabled' | 'interval'>): Gauge {
  return {
    name: 'guardrails.drift',
    description: `Targets that have drifted, or could not be checked, up to ${COUNTED} each`,
    read: async ({ knex, now }) => {
      const readings: Reading[] = [];
      if (!enabled) return readings;
      for (const state of ['drifted', 'could-not-check'] as const) {
        const targets = knex('target_drift')
          .join('targets', 'targets.id', 'target_drift.target_id')
          .where('targets.state', 'active');
        whereState(targets, state, { now, interval });
        if (state === 'could-not-check') {
          targets.whereNotNull('applied').where('targets.secret_names', '[]');
        }
        readings.push({
          value: await countRows(knex, targets),
          attributes: { state },
        });
      }
      return readings;
    },
  };
}
