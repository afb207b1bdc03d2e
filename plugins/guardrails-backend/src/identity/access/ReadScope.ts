import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import type { IndexScan, NarrowedScan } from '../../base/database';
import { applyCriteria } from './applyCriteria';
import type { DecisionQuery } from './decisionResource';

/**
 * Which decisions a caller may read: the service's own rule and the permission framework's, both.
 * `criteria` is absent where the framework allows everything.
 * @internal
 */
export type ReadScope = {
  own:
    | { kind: 'all' }
    | {
        kind: 'some';
        principal: string;
        ownership: string[];
        /** Targets that the caller owns now, whatever was recorded when they were new. */
        targets: string[];
      };
  criteria?: PermissionCriteria<DecisionQuery>;
};

/** Reads everything; for the service's own use, never for an answer. @internal */
export const UNRESTRICTED: ReadScope = { own: { kind: 'all' } };

const columns: Record<DecisionQuery['key'], string> = {
  owner: 'target_owner',
  requester: 'actor_ref',
  environment: 'environment',
  outcome: 'outcome',
};

/** Narrows a query on `decisions`, so that a page never holds what is filtered out later. @internal */
export function applyReadScope<Query extends Knex.QueryBuilder>(
  query: Query,
  scope: ReadScope,
): Query {
  const { own, criteria } = scope;
  if (own.kind === 'some') {
    query.where(inner => {
      inner
        .where('decisions.principal', own.principal)
        .orWhereIn('decisions.target_owner', own.ownership)
        .orWhereIn('decisions.target_ref', own.targets);
    });
  }
  if (criteria) query.where(inner => applyCriteria(inner, criteria, columnOf));
  return query;
}

/**
 * The same as walks along indexes, one for each way in which a decision can be the caller's to read. What the permission
 * framework says narrows each.
 * @internal
 */
export function scansFor({ own, criteria }: ReadScope): NarrowedScan[] {
  const ways: IndexScan[] =
    own.kind === 'all'
      ? [() => {}]
      : [
          query => query.where('decisions.principal', own.principal),
          ...own.ownership.map(
            (owner): IndexScan =>
              query =>
                query.where('decisions.target_owner', owner),
          ),
          ...own.targets.map(
            (target): IndexScan =>
              query =>
                query.where('decisions.target_ref', target),
          ),
        ];
  const rest: IndexScan[] = criteria
    ? [query => query.where(inner => applyCriteria(inner, criteria, columnOf))]
    : [];
  return ways.map(along => ({ along, rest }));
}

function columnOf({ key }: DecisionQuery): string {
  return `decisions.${columns[key]}`;
}
