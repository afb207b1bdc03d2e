import type { HealthStatus } from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';

/** Which endpoints: those for which all of it holds. @internal */
export type EndpointFilter = {
  status?: readonly HealthStatus[];
  owner?: readonly string[];
  systems?: readonly string[];
  kind?: string;
  entities?: readonly string[];
  /** The beginning of a name. */
  search?: string;
  flapping?: boolean;
  maintenance?: boolean;
};

/** Narrows a query on `current`. @internal */
export function filterEndpoints(
  query: Knex.QueryBuilder,
  filter: EndpointFilter,
): Knex.QueryBuilder {
  const { status, owner, systems, kind, entities, search } = filter;
  if (status && status.length > 0) query.whereIn('current.status', [...status]);
  if (owner && owner.length > 0) query.whereIn('current.owner', [...owner]);
  if (systems) query.whereIn('current.system', [...systems]);
  if (entities) query.whereIn('current.entity_ref', [...entities]);
  if (kind !== undefined) {
    const prefix = `${escaped(kind.toLocaleLowerCase('en-US'))}:%`;
    query.whereRaw(`current.entity_ref like ? escape '!'`, [prefix]);
  }
  if (search !== undefined) {
    const prefix = `${escaped(search.toLocaleLowerCase('en-US'))}%`;
    query.whereRaw(
      `(current.entity_ref like ? escape '!' or lower(current.name) like ? escape '!')`,
      [`%/${prefix}`, prefix],
    );
  }
  if (filter.flapping !== undefined) {
    query.where('current.flapping', filter.flapping);
  }
  if (filter.maintenance !== undefined) {
    query.whereRaw(
      filter.maintenance
        ? '(current.user_until is not null or current.annotation_until is not null)'
        : '(current.user_until is null and current.annotation_until is null)',
    );
  }
  return query;
}

function escaped(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}
