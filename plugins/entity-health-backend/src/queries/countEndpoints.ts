import type {
  HealthStatus,
  StatusCounts,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import { currentEndpoints } from './currentEndpoints';
import { type EndpointFilter, filterEndpoints } from './endpointFilter';

/** Endpoints by status. @internal */
export async function countEndpoints(options: {
  knex: Knex;
  now: number;
  filter: EndpointFilter;
  /** All where it is left out. */
  entities?: readonly string[];
}): Promise<StatusCounts> {
  const { knex, now, filter, entities } = options;
  const query = filterEndpoints(currentEndpoints(knex, now), filter);
  if (entities) query.whereIn('current.entity_ref', [...entities]);
  const rows: { status: HealthStatus; count: number | string }[] = await query
    .select('current.status')
    .count({ count: '*' })
    .groupBy('current.status');
  return toCounts(rows);
}

/** @internal */
export function toCounts(
  rows: readonly { status: HealthStatus; count: number | string }[],
): StatusCounts {
  const counts: StatusCounts = { pass: 0, warn: 0, fail: 0, unknown: 0 };
  for (const { status, count } of rows) counts[status] += Number(count);
  return counts;
}
