import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import type { EndpointResult } from './ClaimedEndpoint';
import { columnsOfState } from './columnsOfState';

/** What a check changes of an endpoint, with the types of the columns. */
const types = {
  state: 'text',
  status: 'text',
  reason: 'text',
  since: 'bigint',
  checked_at: 'bigint',
  flapping: 'boolean',
  unmet: 'text',
  last_check: 'text',
  slow: 'boolean',
  next_at: 'bigint',
} as const;

type Columns = keyof typeof types;

const columns = Object.entries(types);

const assignments = columns.map(([name]) => `${name} = result.${name}`);

const postgresRows = `(select * from json_to_recordset(?::json) as row(
  id text, ${columns.map(([name, type]) => `${name} ${type}`).join(', ')}))`;

const sqliteRows = `(select value ->> 'id' as id, ${columns
  .map(([name]) => `value ->> '${name}' as ${name}`)
  .join(', ')} from json_each(?))`;

/**
 * Writes results to their endpoints, which are locked, and gives the claims back: all of them in one statement with one
 * parameter, whose cost hardly grows with their number.
 * @internal
 */
export async function updateEndpoints(
  knex: Knex,
  results: readonly EndpointResult[],
): Promise<void> {
  if (results.length === 0) return;
  await knex.raw(
    `update endpoints set ${assignments.join(', ')},
       claimed_by = null, claimed_until = null
     from ${isSqlite(knex) ? sqliteRows : postgresRows} as result
     where endpoints.id = result.id`,
    [JSON.stringify(results.map(toColumns))],
  );
}

function toColumns(
  result: EndpointResult,
): { id: string } & Record<Columns, unknown> {
  const { endpoint, state, check, unmet, slow, nextAt } = result;
  return {
    id: endpoint.id,
    state: JSON.stringify(state),
    ...columnsOfState(state),
    unmet: unmet?.join(',') ?? null,
    last_check: JSON.stringify(check),
    slow,
    next_at: nextAt,
  };
}
