import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import type { CostQuery, CostResource } from './costResource';

/**
 * Which costs a caller may read: the service's own rule and the permission framework's, both. `owners` is absent for
 * those who read the costs of all teams, and `criteria` where the framework allows everything.
 * @internal
 */
export type CostScope = {
  owners?: string[];
  criteria?: PermissionCriteria<CostQuery>;
};

/** Reads everything; for the service's own use, never for an answer. @internal */
export const UNRESTRICTED: CostScope = {};

/** Whether nothing is left out, so that totals are those of the bill. @internal */
export function readsAll(scope: CostScope): boolean {
  return scope.owners === undefined && scope.criteria === undefined;
}

/** Columns of a query that say whose a cost is. @internal */
type ScopeColumns = { owner: string; entity: string };

/**
 * Narrows a query of costs before anything is added up, so that no sum, order, search or page can tell of what is left
 * out. What is unallocated has no owner, and is not of those who read their own costs.
 * @internal
 */
export function applyScope(
  query: Knex.QueryBuilder,
  scope: CostScope,
  columns: ScopeColumns,
): void {
  const { owners, criteria } = scope;
  if (owners) query.whereNotNull(columns.owner).whereIn(columns.owner, owners);
  if (criteria) {
    query.where(inner => applyCriteria(inner, criteria, columns));
  }
}

/** The same for one entity. @internal */
export function mayRead(scope: CostScope, resource: CostResource): boolean {
  const { owners, criteria } = scope;
  const own =
    owners === undefined ||
    (resource.owner !== undefined && owners.includes(resource.owner));
  return own && (criteria === undefined || meets(criteria, resource));
}

function applyCriteria(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<CostQuery>,
  columns: ScopeColumns,
): void {
  if ('anyOf' in criteria) {
    for (const item of criteria.anyOf) {
      query.orWhere(inner => applyCriteria(inner, item, columns));
    }
  } else if ('allOf' in criteria) {
    for (const item of criteria.allOf) {
      query.andWhere(inner => applyCriteria(inner, item, columns));
    }
  } else if ('not' in criteria) {
    const { not } = criteria;
    query.whereNot(inner => applyCriteria(inner, not, columns));
  } else {
    const column = columns[criteria.key];
    // In SQL "not" of unknown is unknown: without this a missing owner would vanish from "not owned by".
    query.whereNotNull(column).whereIn(column, criteria.values);
  }
}

function meets(
  criteria: PermissionCriteria<CostQuery>,
  resource: CostResource,
): boolean {
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(item => meets(item, resource));
  }
  if ('allOf' in criteria) {
    return criteria.allOf.every(item => meets(item, resource));
  }
  if ('not' in criteria) return !meets(criteria.not, resource);
  const value = criteria.key === 'owner' ? resource.owner : resource.entityRef;
  return value !== undefined && criteria.values.includes(value);
}
