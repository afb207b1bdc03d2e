import {
  type EndpointHistory,
  errorBudget,
  type HealthRollup,
  type HistoryRange,
  latencyPercentile,
  type LatencyPercentiles,
  mergeRollups,
  rollupOf,
  uptime,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import { RollupStore } from '../database/RollupStore';
import { SampleStore } from '../database/SampleStore';
import { toTimestamp } from '../views/toTimestamp';
import { incidentsWithin } from './listIncidents';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const INCIDENTS = 100;

/** How long each range is, its buckets, and what they are made of. */
const ranges: Record<
  HistoryRange,
  { length: number; bucket: number; source: 'samples' | 300 | 3600 }
> = {
  '1h': { length: HOUR, bucket: MINUTE, source: 'samples' },
  '24h': { length: DAY, bucket: 15 * MINUTE, source: 300 },
  '7d': { length: 7 * DAY, bucket: 2 * HOUR, source: 3600 },
  '30d': { length: 30 * DAY, bucket: 6 * HOUR, source: 3600 },
  '90d': { length: 90 * DAY, bucket: DAY, source: 3600 },
};

type Part = { start: number; rollup: HealthRollup };

/**
 * The history of an endpoint, in at most 100 buckets or so, whose sums are exact: percentiles of a bucket and of the whole
 * come from the same counts.
 * @internal
 */
export async function endpointHistory(options: {
  knex: Knex;
  now: number;
  endpointId: string;
  range: HistoryRange;
  objective: number;
}): Promise<EndpointHistory> {
  const { knex, now, endpointId, range, objective } = options;
  const { length, bucket, source } = ranges[range];
  const from = floor(now - length, bucket);
  const parts = await partsOf({ knex, endpointId, source, from, until: now });
  const buckets = new Map<number, HealthRollup[]>();
  for (const { start, rollup } of parts) {
    const key = floor(start, bucket);
    const found = buckets.get(key);
    if (found) found.push(rollup);
    else buckets.set(key, [rollup]);
  }
  const whole = mergeRollups(parts.map(({ rollup }) => rollup));
  const share = uptime(whole);
  const budget = errorBudget(whole, objective);
  return {
    endpointId,
    range,
    from: toTimestamp(from),
    until: toTimestamp(now),
    bucketSeconds: bucket / 1000,
    buckets: [...buckets].map(([start, rollups]) => {
      const rollup = mergeRollups(rollups);
      return {
        start: toTimestamp(start),
        counts: rollup.counts,
        maintenance: rollup.maintenance,
        ...percentilesOf(rollup),
      };
    }),
    ...(share === undefined ? {} : { uptime: share }),
    ...percentilesOf(whole),
    ...(budget ? { errorBudget: { objective, ...budget } } : {}),
    incidents: await incidentsWithin({
      knex,
      endpointId,
      from,
      limit: INCIDENTS,
    }),
  };
}

async function partsOf(options: {
  knex: Knex;
  endpointId: string;
  source: 'samples' | 300 | 3600;
  from: number;
  until: number;
}): Promise<Part[]> {
  const { knex, endpointId, source, from, until } = options;
  if (source === 'samples') {
    const samples = await new SampleStore(knex).since(endpointId, from);
    return samples.map(sample => ({
      start: sample.at,
      rollup: rollupOf(sample),
    }));
  }
  const rollups = new RollupStore(knex);
  const of = { endpointId, from, until };
  if (source === 300) return rollups.between({ ...of, span: 300 });
  const hours = await rollups.between({ ...of, span: 3600 });
  // hours are summed up when they are over, a little later
  const newest = hours[hours.length - 1];
  const rest = newest ? newest.start + HOUR : from;
  const minutes = await rollups.between({
    ...of,
    span: 300,
    from: Math.max(rest, floor(until - 2 * HOUR, HOUR)),
  });
  return [...hours, ...minutes];
}

function percentilesOf(rollup: HealthRollup): { latency?: LatencyPercentiles } {
  const p50 = latencyPercentile(rollup, 50);
  const p95 = latencyPercentile(rollup, 95);
  const p99 = latencyPercentile(rollup, 99);
  return p50 === undefined || p95 === undefined || p99 === undefined
    ? {}
    : { latency: { p50, p95, p99 } };
}

function floor(instant: number, span: number): number {
  return instant - (instant % span);
}
