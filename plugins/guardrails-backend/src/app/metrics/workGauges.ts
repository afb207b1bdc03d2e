import { whereState } from '../../governance/leases/store/whereState';
import { whereState as whereSandbox } from '../../governance/sandboxes/store/whereState';
import type { DriftConfig } from '../../base/config';
import { COUNTED, countRows } from './countRows';
import { driftGauge } from './driftGauge';
import { remembered } from './remembered';
import type { Gauge, Reading } from './Gauge';

const FIVE_MINUTES = 5 * 60_000;

/** What waits, runs and lies in the database; counted along an index and to a limit, or from time to time. @internal */
export function workGauges({ drift }: { drift: DriftConfig }): Gauge[] {
  return [
    {
      name: 'guardrails.approvals.waiting',
      description: `Requests that wait for approval, up to ${COUNTED}`,
      read: async ({ knex, now }) => {
        const open = knex('approvals')
          .whereNull('closed_as')
          .whereNull('approved_at')
          .where('expires_at', '>', now);
        return [{ value: await countRows(knex, open) }];
      },
    },
    {
      name: 'guardrails.leases',
      description: `Leases that are active, or overdue because they could not be ended yet, up to ${COUNTED} each`,
      read: async ({ knex, now }) => {
        const readings: Reading[] = [];
        for (const state of ['active', 'ending'] as const) {
          const leases = knex('leases');
          whereState(leases, state, now);
          readings.push({
            value: await countRows(knex, leases),
            attributes: { state },
          });
        }
        return readings;
      },
    },
    {
      name: 'guardrails.sandboxes',
      description: `Sandboxes that are overdue or stopped, up to ${COUNTED} each`,
      read: async ({ knex, now }) => {
        const readings: Reading[] = [];
        for (const state of ['overdue', 'stopped'] as const) {
          const sandboxes = knex('sandboxes');
          whereSandbox(sandboxes, state, now);
          readings.push({
            value: await countRows(knex, sandboxes),
            attributes: { state },
          });
        }
        return readings;
      },
    },
    driftGauge(drift),
    {
      name: 'guardrails.deliveries.waiting',
      description: `Messages that receivers have not taken yet, up to ${COUNTED}`,
      read: async ({ knex }) => {
        const waiting = knex('deliveries').whereNull('dead_at');
        return [{ value: await countRows(knex, waiting) }];
      },
    },
    {
      name: 'guardrails.deliveries.undelivered',
      description: `Messages that were given up, up to ${COUNTED}`,
      read: async ({ knex }) => {
        const dead = knex('deliveries').whereNotNull('dead_at');
        return [{ value: await countRows(knex, dead) }];
      },
    },
    {
      name: 'guardrails.insights.uncounted',
      description: `Decisions that are not in the counts of Insights yet, up to ${COUNTED}`,
      read: async ({ knex }) => {
        const uncounted = knex('decisions').whereNull('counted');
        return [{ value: await countRows(knex, uncounted) }];
      },
    },
    {
      name: 'guardrails.evidence.stored',
      description: 'Bytes of raw evidence in the database',
      unit: 'By',
      // A sum over what is kept, which is a few hundred rows in most settings and as many as decisions in some.
      read: remembered(FIVE_MINUTES, async ({ knex }) => {
        const [{ bytes }] = await knex('evidence').sum({ bytes: 'size' });
        return [{ value: Number(bytes ?? 0) }];
      }),
    },
  ];
}
