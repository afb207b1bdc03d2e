import type { Knex } from 'knex';
import type { Reader } from '../access';
import { currentEndpoints } from './currentEndpoints';
import { type EndpointFilter, filterEndpoints } from './endpointFilter';

/** Entities that are counted at most, where the caller may read a part of the catalog only. */
const COUNTED = 2_000;

/**
 * Which entities a count is about. `undefined` is all; a list is what the caller may read of the worst that match, and
 * `complete` says whether more match.
 * @internal
 */
type Counted = { entities?: string[]; complete: boolean };

/** @internal */
export async function readableEntities(options: {
  knex: Knex;
  now: number;
  filter: EndpointFilter;
  reader: Reader;
}): Promise<Counted> {
  const { knex, now, filter, reader } = options;
  if (reader.scope === 'all') return { complete: true };
  if (reader.scope === 'none') return { entities: [], complete: true };
  const rows: { entity_ref: string }[] = await filterEndpoints(
    currentEndpoints(knex, now),
    filter,
  )
    .select('current.entity_ref')
    .min({ worst: 'current.severity' })
    .groupBy('current.entity_ref')
    .orderBy([{ column: 'worst' }, { column: 'current.entity_ref' }])
    .limit(COUNTED + 1);
  const refs = rows.slice(0, COUNTED).map(row => row.entity_ref);
  const readable = await reader.readable(refs);
  return { entities: [...readable], complete: rows.length <= COUNTED };
}
