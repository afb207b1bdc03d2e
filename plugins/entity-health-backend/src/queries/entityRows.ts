import type { Knex } from 'knex';
import { type CurrentEndpoint, currentEndpoints } from './currentEndpoints';
import { filterEndpoints } from './endpointFilter';

/** All endpoints of some entities, by their names. @internal */
export async function entityRows(
  knex: Knex,
  now: number,
  entities: readonly string[],
): Promise<CurrentEndpoint[]> {
  if (entities.length === 0) return [];
  return filterEndpoints(currentEndpoints(knex, now), { entities })
    .select('*')
    .orderBy(['current.entity_ref', 'current.name', 'current.id']);
}
