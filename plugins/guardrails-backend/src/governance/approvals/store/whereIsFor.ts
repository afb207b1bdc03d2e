import type { Knex } from 'knex';

/** Requests for this very change: by the fingerprint that was consented to, or by the one that it goes on with. @internal */
export function whereIsFor<Query extends Knex.QueryBuilder>(
  query: Query,
  fingerprint: string,
): Query {
  query.where(any =>
    any
      .where('fingerprint', fingerprint)
      .orWhere('carried_fingerprint', fingerprint),
  );
  return query;
}

/** Requests for any other change. @internal */
export function whereIsForAnother<Query extends Knex.QueryBuilder>(
  query: Query,
  fingerprint: string,
): Query {
  query
    .whereNot('fingerprint', fingerprint)
    .where(any =>
      any
        .whereNull('carried_fingerprint')
        .orWhereNot('carried_fingerprint', fingerprint),
    );
  return query;
}
