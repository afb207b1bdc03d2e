import type {
  EntityFindingList,
  EntityFindingRequest,
  FindingCounts,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { CatalogFacts } from '../../../decision/facts';
import {
  applyFindingScope,
  type FindingReadScope,
} from '../../../identity/access';
import {
  addedUp,
  countedParts,
  sumsOf,
  type CountRow,
} from '../store/countedParts';
import { membersOf } from './membersOf';

const LIMIT = 50;

type EntityRow = CountRow & {
  entity_ref: string;
  owner: string | null;
  system: string | null;
  opened_at: string | null;
};

/** Narrows to some entities; several ways that each follow an index. */
type Narrowing = {
  column: 'entity_ref' | 'owner' | 'system';
  values: string[];
};

/**
 * Counts of each entity among those named, those that belong to another, or those with the most; live, of what the
 * caller may read.
 * @internal
 */
export async function listEntityFindings(
  deps: { knex: Knex; catalog: Pick<CatalogFacts, 'entities'> },
  options: { request: EntityFindingRequest; scope: FindingReadScope },
): Promise<EntityFindingList> {
  const { knex } = deps;
  const { request, scope } = options;
  const { limit = LIMIT } = request;
  const narrowing = await narrow(deps, options);
  const parts = countedParts(knex, {
    columns: ['entity_ref', 'owner', 'system'],
    narrow: query => {
      if (narrowing) {
        query.whereIn(`findings.${narrowing.column}`, narrowing.values);
      }
      applyFindingScope(query, scope);
    },
  });
  const counted = addedUp(knex, { parts, by: ['entity_ref'] })
    .max({ owner: 'owner', system: 'system' })
    .min({ opened_at: 'opened_at' });
  const rows: EntityRow[] = await knex
    .from(counted.clone().as('counted'))
    .orderBy([
      { column: 'open', order: 'desc' },
      { column: 'enforced', order: 'desc' },
      { column: 'entity_ref', order: 'asc' },
    ])
    .limit(limit);
  const [totals]: (CountRow & { entities: number | string })[] = await knex
    .from(counted.as('counted'))
    .select(sumsOf(knex))
    .count({ entities: '*' });
  return {
    items: rows.map(row => ({
      entity: row.entity_ref,
      ...(row.owner !== null && { owner: row.owner }),
      ...(row.system !== null && { system: row.system }),
      ...toCounts(row),
      ...(row.opened_at !== null && { openedAt: row.opened_at }),
    })),
    totals: toCounts(totals),
    entityCount: Number(totals.entities),
  };
}

async function narrow(
  deps: { knex: Knex; catalog: Pick<CatalogFacts, 'entities'> },
  options: { request: EntityFindingRequest; scope: FindingReadScope },
): Promise<Narrowing | undefined> {
  const { request, scope } = options;
  const { entities, memberOf } = request;
  if (memberOf !== undefined) return membersOf(deps.catalog, memberOf);
  if (entities !== undefined) return { column: 'entity_ref', values: entities };
  // Those of the caller's teams are found by their owner; of all entities, those with the most are known already.
  if (scope.owners || scope.criteria) return undefined;
  const values: string[] = await deps
    .knex('finding_entities')
    .pluck('entity_ref');
  return { column: 'entity_ref', values };
}

function toCounts(row: CountRow): FindingCounts {
  return {
    open: Number(row.open),
    enforced: Number(row.enforced),
    notConfirmed: Number(row.not_confirmed),
    waived: Number(row.waived),
  };
}
