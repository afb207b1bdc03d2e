import type { Maintenance } from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Reader } from '../access';
import type { MaintenanceRow } from '../database';
import { toTimestamp } from '../views/toTimestamp';
import { readCursor, toCursor } from './keyset';
import { readablePage } from './readablePage';

const position = z.tuple([z.number(), z.string().max(36)]);

/** A page of maintenance that users announced, the one that ends last first. @internal */
export async function listMaintenance(options: {
  knex: Knex;
  now: number;
  entity?: string;
  /** Those that are over instead of those that are on or to come. */
  over: boolean;
  limit: number;
  cursor?: string;
  reader: Reader;
}): Promise<{ items: Maintenance[]; nextCursor?: string }> {
  const { knex, now, entity, over, limit, reader } = options;
  const start = readCursor(options.cursor, position);
  const { rows, last } = await readablePage<MaintenanceRow>({
    reader,
    limit,
    rowsAfter: (row, count) => {
      const query = knex<MaintenanceRow>('maintenance')
        .where('until_at', over ? '<=' : '>', now)
        .orderBy([{ column: 'until_at', order: 'desc' }, { column: 'id' }])
        .limit(count);
      // one that was cancelled before it began was never on
      if (!over) query.whereRaw('until_at > from_at');
      if (entity !== undefined) query.where('entity_ref', entity);
      const after = row ? positionOf(row) : start;
      if (after) {
        const [until, id] = after;
        query.whereRaw('(until_at < ? or (until_at = ? and id > ?))', [
          until,
          until,
          id,
        ]);
      }
      return query;
    },
  });
  return {
    items: rows.map(maintenanceView),
    ...(last ? { nextCursor: toCursor(positionOf(last)) } : {}),
  };
}

/** @internal */
export function maintenanceView(row: MaintenanceRow): Maintenance {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    from: toTimestamp(row.from_at),
    until: toTimestamp(row.until_at),
    source: 'user',
    reason: row.reason,
    createdBy: row.created_by,
    ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
  };
}

function positionOf(row: MaintenanceRow): z.infer<typeof position> {
  return [Number(row.until_at), row.id];
}
