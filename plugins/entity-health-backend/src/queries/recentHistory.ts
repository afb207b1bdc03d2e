import type {
  RecentBucket,
  RecentHistory,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import { toTimestamp } from '../views/toTimestamp';

const BUCKETS = 48;
const HALF_HOUR = 30 * 60_000;

/** A status that is known says more than checks that could not tell; maintenance is what was expected. */
const order = ['fail', 'warn', 'pass', 'unknown', 'maintenance'] as const;

type Sums = Record<'start' | (typeof order)[number], number | string>;

/**
 * The 24 hours that end with the half hour of now, of all endpoints together. One query, whose work depends on the number
 * of endpoints and not on how long their history is; each check is in the rollup of its five minutes once it is recorded.
 * @internal
 */
export async function recentHistory(options: {
  knex: Knex;
  now: number;
  endpointIds: readonly string[];
}): Promise<RecentHistory> {
  const { knex, now, endpointIds } = options;
  const from = now - (now % HALF_HOUR) - (BUCKETS - 1) * HALF_HOUR;
  const rows: Sums[] = await knex('rollups')
    .select(knex.raw('start - start % ? as start', [HALF_HOUR]))
    .sum({
      fail: 'fail',
      warn: 'warn',
      pass: 'pass',
      unknown: 'unknown',
      maintenance: 'maintenance',
    })
    .where({ span: 300 })
    .whereIn('endpoint_id', [...endpointIds])
    .where('start', '>=', from)
    .where('start', '<', now)
    .groupByRaw('1')
    .orderByRaw('1');
  return {
    from: toTimestamp(from),
    until: toTimestamp(now),
    bucketSeconds: HALF_HOUR / 1000,
    buckets: rows.flatMap(toBucket),
  };
}

function toBucket(sums: Sums): RecentBucket[] {
  const worst = order.find(kind => Number(sums[kind]) > 0);
  if (!worst) return [];
  return [
    {
      start: toTimestamp(sums.start),
      worst,
      count: Number(sums[worst]),
      checks: order.reduce((sum, kind) => sum + Number(sums[kind]), 0),
    },
  ];
}
