import type {
  HealthReason,
  HealthStatus,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';

/** An endpoint with its status as it may be shown now. PostgreSQL returns 64 bit integers as text. @internal */
export type CurrentEndpoint = {
  id: string;
  entity_ref: string;
  owner: string | null;
  system: string | null;
  name: string;
  url: string;
  interval: number;
  status: HealthStatus;
  reason: HealthReason;
  since: number | string;
  checked_at: number | string;
  flapping: boolean | number;
  unmet: string | null;
  last_check: string | null;
  /** 0 for `fail`, which is shown first, to 3 for `pass`. */
  severity: number;
  /** The end of maintenance that a user announced and that is on. */
  user_until: number | string | null;
  /** The end of maintenance that the annotation announces and that is on. */
  annotation_until: number | string | null;
};

/** The rule of `currentStatus` of the common package: three intervals without a check, and three minutes at least. */
const STALE = `(endpoints.reason <> 'not-checked-yet'
  and ? - endpoints.checked_at > 180000
  and ? - endpoints.checked_at > endpoints.interval * 3000)`;

/**
 * All endpoints that are declared, with their status now, as the table `current`.
 * @param now - By the clock of the database.
 * @internal
 */
export function currentEndpoints(knex: Knex, now: number): Knex.QueryBuilder {
  const stale = [now, now];
  const rows = knex('endpoints')
    .select(
      'endpoints.id',
      'endpoints.entity_ref',
      'endpoints.owner',
      'endpoints.system',
      'endpoints.name',
      'endpoints.url',
      'endpoints.interval',
      'endpoints.checked_at',
      'endpoints.flapping',
      'endpoints.unmet',
      'endpoints.last_check',
    )
    .select(
      knex.raw(
        `case when ${STALE} then 'unknown' else endpoints.status end as status`,
        stale,
      ),
      knex.raw(
        `case when ${STALE} then 'stale' else endpoints.reason end as reason`,
        stale,
      ),
      knex.raw(
        `case when ${STALE} then endpoints.checked_at else endpoints.since end as since`,
        stale,
      ),
      knex.raw(
        `case when ${STALE} or endpoints.status = 'unknown' then 2
              when endpoints.status = 'fail' then 0
              when endpoints.status = 'warn' then 1
              else 3 end as severity`,
        stale,
      ),
      knex.raw(
        `(select max(until_at) from maintenance
          where maintenance.entity_ref = endpoints.entity_ref
          and until_at > ? and from_at <= ?) as user_until`,
        [now, now],
      ),
      knex.raw(
        `case when maintenance_from <= ? and maintenance_until > ?
         then maintenance_until end as annotation_until`,
        [now, now],
      ),
    )
    .whereNull('endpoints.removed_at')
    .as('current');
  return knex.from(rows);
}
