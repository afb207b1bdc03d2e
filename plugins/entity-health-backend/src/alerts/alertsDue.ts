import type { HealthReason } from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import { currentEndpoints } from '../queries/currentEndpoints';

/** How bad it is, for the order and the severity of notifications. @internal */
export type AlertLevel = 'all-fail' | 'some-fail' | 'expiring';

/** An entity whose owner is to know that it does not pass. @internal */
export type AlertCondition = {
  entityRef: string;
  owner: string;
  level: AlertLevel;
  /** The reason of the endpoint that fails longest. */
  reason: HealthReason;
  since: number;
  failing: number;
  endpoints: number;
};

type Row = {
  entity_ref: string;
  owner: string;
  failing: number | string;
  expiring: number | string;
  endpoints: number | string;
  since: number | string | null;
  warned: number | string | null;
  reason: HealthReason | null;
};

const order: AlertLevel[] = ['all-fail', 'some-fail', 'expiring'];

/**
 * Entities that have an owner, are not in maintenance, and have an endpoint with an open incident or a certificate that
 * expires soon; the worst first, then those for which it is longest.
 *
 * An incident opens when a failure is confirmed, not during maintenance, and stays one while the endpoint flaps: so this
 * is as damped as incidents are.
 * @internal
 */
export async function alertsDue(
  knex: Knex,
  now: number,
): Promise<AlertCondition[]> {
  const rows: Row[] = await currentEndpoints(knex, now)
    .leftJoin('incidents', join => {
      join
        .on('incidents.endpoint_id', 'current.id')
        .andOnNull('incidents.closed_at');
    })
    .whereNotNull('current.owner')
    .groupBy('current.entity_ref', 'current.owner')
    .select('current.entity_ref', 'current.owner')
    .select(
      knex.raw('count(incidents.opened_at) as failing'),
      knex.raw(
        `sum(case when current.reason = 'certificate-expires-soon' then 1 else 0 end) as expiring`,
      ),
      knex.raw('count(*) as endpoints'),
      knex.raw('min(incidents.opened_at) as since'),
      knex.raw(
        `min(case when current.reason = 'certificate-expires-soon' then current.since end) as warned`,
      ),
      knex.raw('min(incidents.reason) as reason'),
    )
    .havingRaw(
      `(count(incidents.opened_at) > 0 or
        sum(case when current.reason = 'certificate-expires-soon' then 1 else 0 end) > 0)
       and max(current.user_until) is null and max(current.annotation_until) is null`,
    );
  return rows
    .map(toCondition)
    .sort(
      (a, b) =>
        order.indexOf(a.level) - order.indexOf(b.level) || a.since - b.since,
    );
}

function toCondition(row: Row): AlertCondition {
  const failing = Number(row.failing);
  const endpoints = Number(row.endpoints);
  const about = { entityRef: row.entity_ref, owner: row.owner, endpoints };
  if (failing === 0) {
    return {
      ...about,
      level: 'expiring',
      reason: 'certificate-expires-soon',
      since: Number(row.warned),
      failing: 0,
    };
  }
  return {
    ...about,
    level: failing === endpoints ? 'all-fail' : 'some-fail',
    reason: row.reason ?? 'reported-failure',
    since: Number(row.since),
    failing,
  };
}
