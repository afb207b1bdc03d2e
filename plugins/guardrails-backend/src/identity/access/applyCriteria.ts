import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';

/** Narrows a query to what the permission framework's conditions allow. @internal */
export function applyCriteria<Condition extends { values: string[] }>(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<Condition>,
  columnOf: (condition: Condition) => string,
): void {
  if ('anyOf' in criteria) {
    for (const item of criteria.anyOf) {
      query.orWhere(inner => applyCriteria(inner, item, columnOf));
    }
  } else if ('allOf' in criteria) {
    for (const item of criteria.allOf) {
      query.andWhere(inner => applyCriteria(inner, item, columnOf));
    }
  } else if ('not' in criteria) {
    const { not } = criteria;
    query.whereNot(inner => applyCriteria(inner, not, columnOf));
  } else {
    const column = columnOf(criteria);
    // In SQL "not" of unknown is unknown: without this a missing owner would vanish from "not owned by".
    query.whereNotNull(column).whereIn(column, criteria.values);
  }
}
