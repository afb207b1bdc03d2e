import type { Knex } from 'knex';
import { timeExpression } from '../../../base/database';

/**
 * Narrows a query on `exceptions` to those that count now, by the database's clock: a replica whose clock was
 * moved back cannot bring an ended one back.
 * @internal
 */
export function whereInForce<Query extends Knex.QueryBuilder>(
  query: Query,
  knex: Knex,
): Query {
  whereWaiving(query, knex).where(inner =>
    inner
      .whereNull('exceptions.maximum_uses')
      .orWhereRaw('exceptions.uses < exceptions.maximum_uses'),
  );
  return query;
}

/**
 * Narrows a query on `exceptions` to those that waive what was applied with them: one that is used up counts for no
 * further change, and still accepts those it was used for.
 * @internal
 */
export function whereWaiving<Query extends Knex.QueryBuilder>(
  query: Query,
  knex: Knex,
): Query {
  query
    .whereNotNull('exceptions.granted_at')
    .whereNull('exceptions.revoked_at')
    .whereNull('exceptions.control_failed_at')
    .whereRaw(`exceptions.until > ${timeExpression(knex)}`);
  return query;
}
