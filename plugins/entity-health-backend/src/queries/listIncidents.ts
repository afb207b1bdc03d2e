import type {
  HealthReason,
  Incident,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Reader } from '../access';
import { toTimestamp } from '../views/toTimestamp';
import { readCursor, toCursor } from './keyset';
import { readablePage } from './readablePage';

type IncidentRow = {
  endpoint_id: string;
  name: string;
  entity_ref: string;
  owner: string | null;
  opened_at: number | string;
  closed_at: number | string | null;
  reason: HealthReason;
};

const position = z.tuple([z.number(), z.string().max(36)]);

/** Incidents of endpoints that are declared. */
function incidents(knex: Knex): Knex.QueryBuilder {
  return knex('incidents')
    .join('endpoints', 'endpoints.id', 'incidents.endpoint_id')
    .whereNull('endpoints.removed_at')
    .select(
      'incidents.*',
      'endpoints.name',
      'endpoints.entity_ref',
      'endpoints.owner',
    )
    .orderBy([
      { column: 'incidents.opened_at', order: 'desc' },
      { column: 'incidents.endpoint_id' },
    ]);
}

/** A page of incidents, newest first. @internal */
export async function listIncidents(options: {
  knex: Knex;
  entity?: string;
  owner?: readonly string[];
  open?: boolean;
  limit: number;
  cursor?: string;
  reader: Reader;
}): Promise<{ items: Incident[]; nextCursor?: string }> {
  const { knex, entity, owner, open, limit, reader } = options;
  const start = readCursor(options.cursor, position);
  const { rows, last } = await readablePage<IncidentRow>({
    reader,
    limit,
    rowsAfter: (row, count) => {
      const query = incidents(knex).limit(count);
      if (entity !== undefined) query.where('endpoints.entity_ref', entity);
      if (owner && owner.length > 0) {
        query.whereIn('endpoints.owner', [...owner]);
      }
      if (open === true) query.whereNull('incidents.closed_at');
      if (open === false) query.whereNotNull('incidents.closed_at');
      const after = row ? positionOf(row) : start;
      if (after) {
        const [openedAt, id] = after;
        query.whereRaw(
          `(incidents.opened_at < ? or (incidents.opened_at = ? and incidents.endpoint_id > ?))`,
          [openedAt, openedAt, id],
        );
      }
      return query;
    },
  });
  return {
    items: rows.map(toIncident),
    ...(last ? { nextCursor: toCursor(positionOf(last)) } : {}),
  };
}

/** The newest incidents of an endpoint that were open within a time. @internal */
export async function incidentsWithin(options: {
  knex: Knex;
  endpointId: string;
  from: number;
  limit: number;
}): Promise<Incident[]> {
  const { knex, endpointId, from, limit } = options;
  const rows: IncidentRow[] = await incidents(knex)
    .where('incidents.endpoint_id', endpointId)
    .where(within => {
      within
        .whereNull('incidents.closed_at')
        .orWhere('incidents.closed_at', '>=', from);
    })
    .limit(limit);
  return rows.map(toIncident);
}

function positionOf(row: IncidentRow): z.infer<typeof position> {
  return [Number(row.opened_at), row.endpoint_id];
}

function toIncident(row: IncidentRow): Incident {
  return {
    endpointId: row.endpoint_id,
    endpointName: row.name,
    entityRef: row.entity_ref,
    ...(row.owner === null ? {} : { owner: row.owner }),
    openedAt: toTimestamp(row.opened_at),
    ...(row.closed_at === null ? {} : { closedAt: toTimestamp(row.closed_at) }),
    reason: row.reason,
  };
}
