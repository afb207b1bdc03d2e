import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { applyCriteria } from './applyCriteria';
import type { FindingQuery } from './findingResource';

/**
 * Which findings a caller may read: those of their own entities, or all, and of these what the permission framework
 * allows. `owners` is absent for readers of everything, `criteria` where the framework allows everything.
 * @internal
 */
export type FindingReadScope = {
  owners?: string[];
  criteria?: PermissionCriteria<FindingQuery>;
};

/** Narrows a query on `findings`, so that a page never holds what is filtered out later. @internal */
export function applyFindingScope<Query extends Knex.QueryBuilder>(
  query: Query,
  { owners, criteria }: FindingReadScope,
): Query {
  if (owners) query.whereIn('findings.owner', owners);
  if (criteria) {
    query.where(inner =>
      applyCriteria(inner, criteria, ({ key }) => `findings.${key}`),
    );
  }
  return query;
}
