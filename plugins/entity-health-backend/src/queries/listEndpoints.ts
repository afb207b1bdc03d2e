import type { Knex } from 'knex';
import { z } from 'zod';
import type { Reader } from '../access';
import { type CurrentEndpoint, currentEndpoints } from './currentEndpoints';
import { type EndpointFilter, filterEndpoints } from './endpointFilter';
import { readCursor, toCursor } from './keyset';
import { readablePage } from './readablePage';

const position = z.tuple([z.number(), z.number(), z.string().max(36)]);

type Position = z.infer<typeof position>;

/** A page of endpoints, the worst first, then those whose status is newest. @internal */
export async function listEndpoints(options: {
  knex: Knex;
  now: number;
  filter: EndpointFilter;
  limit: number;
  cursor?: string;
  reader: Reader;
}): Promise<{ rows: CurrentEndpoint[]; nextCursor?: string }> {
  const { knex, now, filter, limit, reader } = options;
  const start = readCursor(options.cursor, position);
  const { rows, last } = await readablePage<CurrentEndpoint>({
    reader,
    limit,
    rowsAfter: (row, count) => {
      const query = filterEndpoints(currentEndpoints(knex, now), filter);
      const after = row ? positionOf(row) : start;
      if (after) applyPosition(query, after);
      return query
        .select('*')
        .orderBy([
          { column: 'current.severity' },
          { column: 'current.since', order: 'desc' },
          { column: 'current.id' },
        ])
        .limit(count);
    },
  });
  return { rows, ...(last ? { nextCursor: toCursor(positionOf(last)) } : {}) };
}

function positionOf({ severity, since, id }: CurrentEndpoint): Position {
  return [Number(severity), Number(since), id];
}

function applyPosition(
  query: Knex.QueryBuilder,
  [severity, since, id]: Position,
): void {
  query.whereRaw(
    `(current.severity > ? or (current.severity = ? and
      (current.since < ? or (current.since = ? and current.id > ?))))`,
    [severity, severity, since, since, id],
  );
}
