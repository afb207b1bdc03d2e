import type { LeaseFilter } from '@backstage-guardrails/plugin-guardrails-common';
import type { IndexScan } from '../../../base/database';
import { whereState } from './whereState';

/** Whose leases: of a person, of what groups own, or everybody's. @internal */
export type LeaseScope =
  | { kind: 'all' }
  | { kind: 'some'; person?: string; owners: string[] };

/**
 * How a page of leases is found: along those of the resource that is asked about, else along those of the person and
 * of each team, one state at a time.
 * @internal
 */
export function scansFor(
  scope: LeaseScope,
  filter: LeaseFilter,
  now: string,
): IndexScan[] {
  const { resource } = filter;
  const states = [...new Set(filter.state)].map(
    (one): IndexScan =>
      query =>
        whereState(query, one, now),
  );
  const parts = scopeScans(scope);
  if (resource !== undefined) {
    const about: IndexScan = query => query.where('resource', resource);
    return parts.length === 0
      ? []
      : [all([about, joinScans(parts), joinScans(states)])];
  }
  return states.length === 0
    ? parts
    : parts.flatMap(part => states.map(state => all([part, state])));
}

/** The ways in which a lease can be in the scope; none where nothing is. */
function scopeScans(scope: LeaseScope): IndexScan[] {
  if (scope.kind === 'all') return [() => {}];
  const { person, owners } = scope;
  const own: IndexScan[] =
    person === undefined ? [] : [query => query.where({ person })];
  return [
    ...own,
    ...owners.map(
      (owner): IndexScan =>
        query =>
          query.where({ owner }),
    ),
  ];
}

function all(walks: IndexScan[]): IndexScan {
  return query => walks.forEach(walk => walk(query));
}

/** Any of these; everything where there are none. */
function joinScans(walks: IndexScan[]): IndexScan {
  return query =>
    query.where(inner => walks.forEach(walk => inner.orWhere(walk)));
}
