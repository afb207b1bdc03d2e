import type {
  HealthStatus,
  MemberRollup,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import type { Reader } from '../access';
import { entityStatuses } from '../views/entityStatuses';
import { toCounts } from './countEndpoints';
import { currentEndpoints } from './currentEndpoints';
import { type EndpointFilter, filterEndpoints } from './endpointFilter';
import { entityRows } from './entityRows';
import { readableEntities } from './readableEntities';

/** Entities that are named at most. */
const NAMED = 20;

const bySeverity: HealthStatus[] = ['fail', 'warn', 'unknown', 'pass'];

/**
 * Entities by their worst status, and the worst of them by name. Both are about what the caller may read: an entity that
 * the caller may not read is in no count, and in no difference of counts.
 * @internal
 */
export async function memberRollup(options: {
  knex: Knex;
  now: number;
  filter: EndpointFilter;
  reader: Reader;
}): Promise<MemberRollup> {
  const { knex, now, filter } = options;
  const { entities, complete } = await readableEntities(options);
  const members = filterEndpoints(currentEndpoints(knex, now), filter)
    .select('current.entity_ref')
    .min({ severity: 'current.severity' })
    .groupBy('current.entity_ref');
  if (entities) members.whereIn('current.entity_ref', entities);
  const counted: { severity: number; count: number | string }[] = await knex
    .from(members.clone().as('members'))
    .select('severity')
    .count({ count: '*' })
    .groupBy('severity');
  const counts = toCounts(
    counted.map(({ severity, count }) => ({
      status: bySeverity[Number(severity)],
      count,
    })),
  );
  const worst: { entity_ref: string }[] = await knex
    .from(members.as('members'))
    .select('entity_ref')
    .where('severity', '<', bySeverity.indexOf('pass'))
    .orderBy(['severity', 'entity_ref'])
    .limit(NAMED);
  const refs = worst.map(row => row.entity_ref);
  const statuses = entityStatuses(await entityRows(knex, now, refs));
  return {
    counts,
    countsComplete: complete,
    notPassing: refs.flatMap(ref => statuses.get(ref) ?? []),
    omitted: counts.fail + counts.warn + counts.unknown - refs.length,
  };
}
