import {
  type HealthEndpoint,
  type HealthOptions,
  initialState,
  type MaintenanceWindow,
} from '@backstage-guardrails/plugin-entity-health-common';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { columnsOfState } from './columnsOfState';
import type { EndpointRow } from './EndpointRow';

/** Milliseconds within which an endpoint that is new, or has changed, is checked. */
const FIRST_CHECK = 10_000;

/** What an entity declares. @internal */
export type DeclaredEntity = {
  entityRef: string;
  owner?: string;
  system?: string;
  /** Each URL once. An empty list removes all endpoints of the entity. */
  endpoints: readonly HealthEndpoint[];
  options: HealthOptions;
  /** Seconds. */
  interval: number;
  maintenance?: MaintenanceWindow;
};

/** How many entities had changed, and which of them the database refused. */
type DeclareResult = {
  changed: number;
  failed: { entityRef: string; error: unknown }[];
};

/**
 * Brings the endpoints of entities to what they declare. Entities that have not changed cost one query together. One that
 * the database refuses keeps what it had, and none of the others from being declared.
 * @internal
 */
export async function declareEntities(
  knex: Knex,
  entities: readonly DeclaredEntity[],
): Promise<DeclareResult> {
  const refs = entities.map(({ entityRef }) => entityRef);
  const rows = await knex<EndpointRow>('endpoints').whereIn('entity_ref', refs);
  const known = new Map<string, EndpointRow[]>();
  for (const row of rows) {
    const ofEntity = known.get(row.entity_ref) ?? [];
    known.set(row.entity_ref, [...ofEntity, row]);
  }
  const changed = entities.filter(entity => {
    const { added, updated, gone } = changesOf(
      entity,
      known.get(entity.entityRef) ?? [],
    );
    return added.length + updated.length + gone.length > 0;
  });
  const failed: DeclareResult['failed'] = [];
  for (const entity of changed) {
    try {
      await declareEndpoints(knex, entity);
    } catch (error) {
      failed.push({ entityRef: entity.entityRef, error });
    }
  }
  return { changed: changed.length - failed.length, failed };
}

/** Entities that have endpoints, in pages by their reference. @internal */
export async function entitiesWithEndpoints(
  knex: Knex,
  options: { after?: string; limit: number },
): Promise<string[]> {
  const { after = '', limit } = options;
  const rows = await knex<EndpointRow>('endpoints')
    .distinct('entity_ref')
    .whereNull('removed_at')
    .where('entity_ref', '>', after)
    .orderBy('entity_ref')
    .limit(limit);
  return rows.map(row => row.entity_ref);
}

/**
 * Brings the endpoints of an entity to what it declares. One that is known keeps its state and history; one that is gone
 * is marked as removed, and keeps both for a while, because it may come back with the next version of a catalog file.
 * @internal
 */
export async function declareEndpoints(
  knex: Knex,
  entity: DeclaredEntity,
): Promise<void> {
  await knex.transaction(async transaction => {
    const now = await databaseTime(transaction);
    const known = await transaction<EndpointRow>('endpoints')
      .where({ entity_ref: entity.entityRef })
      .orderBy('id')
      .forUpdate(); // in the order of `lockEndpoints`
    const { added, updated, gone } = changesOf(entity, known);
    const soon = () => now + Math.floor(Math.random() * FIRST_CHECK);
    for (const columns of added) {
      await insert(transaction, { ...columns, next_at: soon(), now });
    }
    for (const { id, columns } of updated) {
      await transaction<EndpointRow>('endpoints')
        .where({ id })
        .update({ ...columns, next_at: soon(), removed_at: null });
    }
    await transaction<EndpointRow>('endpoints')
      .whereIn('id', gone)
      .update({ removed_at: now, claimed_by: null, claimed_until: null });
  });
}

type Columns = ReturnType<typeof toColumns>;

function changesOf(
  entity: DeclaredEntity,
  known: readonly EndpointRow[],
): {
  added: Columns[];
  updated: { id: string; columns: Columns }[];
  gone: string[];
} {
  const declared = entity.endpoints.map(one => toColumns(entity, one));
  const rowOf = new Map(known.map(row => [row.url, row]));
  const urls = new Set(declared.map(({ url }) => url));
  return {
    added: declared.filter(({ url }) => !rowOf.has(url)),
    updated: declared.flatMap(columns => {
      const row = rowOf.get(columns.url);
      return row && isChanged(row, columns) ? [{ id: row.id, columns }] : [];
    }),
    gone: known
      .filter(row => row.removed_at === null && !urls.has(row.url))
      .map(({ id }) => id),
  };
}

function toColumns(entity: DeclaredEntity, { name, url }: HealthEndpoint) {
  const { entityRef, owner, system, options, interval, maintenance } = entity;
  return {
    entity_ref: entityRef,
    owner: owner ?? null,
    system: system ?? null,
    name,
    url,
    host: new URL(url).host,
    options: JSON.stringify(options),
    interval,
    maintenance_from: maintenance?.from ?? null,
    maintenance_until: maintenance?.until ?? null,
  };
}

function isChanged(row: EndpointRow, declared: Columns): boolean {
  if (row.removed_at !== null) return true;
  const before: Record<string, unknown> = { ...row };
  return Object.entries(declared).some(
    ([column, value]) => String(before[column]) !== String(value),
  );
}

async function insert(
  knex: Knex,
  options: Columns & { next_at: number; now: number },
): Promise<void> {
  const { now, ...columns } = options;
  const state = initialState(now);
  await knex<EndpointRow>('endpoints')
    .insert({
      ...columns,
      id: randomUUID(),
      claimed_by: null,
      claimed_until: null,
      slow: false,
      ...columnsOfState(state),
      unmet: null,
      state: JSON.stringify(state),
      last_check: null,
      removed_at: null,
    })
    .onConflict(['entity_ref', 'url'])
    .ignore();
}
