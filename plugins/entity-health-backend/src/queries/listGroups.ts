import type { HealthGroup } from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import { toTimestamp } from '../views/toTimestamp';
import { currentEndpoints } from './currentEndpoints';

/** Groups that are answered at most. */
const LIMIT = 200;

type GroupRow = {
  ref: string | null;
  pass: number | string;
  warn: number | string;
  fail: number | string;
  unknown: number | string;
  flapping: number | string;
  maintenance: number | string;
  failing_since: number | string | null;
};

/** Counts by status of each team or system, those with the most failures first. @internal */
export async function listGroups(options: {
  knex: Knex;
  now: number;
  by: 'owner' | 'system';
  /** All where it is left out. */
  entities?: readonly string[];
}): Promise<{ items: HealthGroup[]; omitted: number }> {
  const { knex, now, by, entities } = options;
  const sum = (condition: string, name: string) =>
    knex.raw(`sum(case when ${condition} then 1 else 0 end) as ??`, [name]);
  const groups = currentEndpoints(knex, now)
    .select({ ref: `current.${by}` })
    .select(
      sum(`current.status = 'pass'`, 'pass'),
      sum(`current.status = 'warn'`, 'warn'),
      sum(`current.status = 'fail'`, 'fail'),
      sum(`current.status = 'unknown'`, 'unknown'),
      sum('current.flapping', 'flapping'),
      sum(
        'current.user_until is not null or current.annotation_until is not null',
        'maintenance',
      ),
      knex.raw(
        `min(case when current.status = 'fail' then current.since end) as failing_since`,
      ),
    )
    .groupBy(`current.${by}`);
  if (entities) groups.whereIn('current.entity_ref', [...entities]);
  const rows: (GroupRow & { total: number | string })[] = await knex
    .from(groups.as('found'))
    .select('found.*', knex.raw('count(*) over () as total'))
    .orderByRaw('fail desc, warn desc, unknown desc, ref')
    .limit(LIMIT);
  const total = Number(rows[0]?.total ?? 0);
  return { items: rows.map(toGroup), omitted: total - rows.length };
}

function toGroup(row: GroupRow): HealthGroup {
  const { ref, failing_since: since } = row;
  return {
    ...(ref === null ? {} : { ref }),
    counts: {
      pass: Number(row.pass),
      warn: Number(row.warn),
      fail: Number(row.fail),
      unknown: Number(row.unknown),
    },
    flapping: Number(row.flapping),
    maintenance: Number(row.maintenance),
    ...(since === null ? {} : { failingSince: toTimestamp(since) }),
  };
}
