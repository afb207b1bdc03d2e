import type { ExceptionState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { Present } from '../model/deriveExceptionState';

type Query = Knex.QueryBuilder;
type Condition = (query: Query, present: Present) => Query;

const conditions: Record<ExceptionState, Condition> = {
  requested: (query, present) =>
    undecided(query, present).where('exceptions.until', '>', present.now),
  refused: (query, { now }) =>
    query
      .whereNull('exceptions.granted_at')
      .where(any =>
        any
          .whereNotNull('exceptions.refused_at')
          .orWhereNotNull('approvals.closed_as')
          .orWhereNull('approvals.expires_at')
          .orWhere('approvals.expires_at', '<=', now),
      ),
  revoked: query =>
    query
      .whereNotNull('exceptions.granted_at')
      .whereNotNull('exceptions.revoked_at'),
  'control-failed': query =>
    query
      .whereNotNull('exceptions.granted_at')
      .whereNull('exceptions.revoked_at')
      .whereNotNull('exceptions.control_failed_at'),
  ended: (query, present) =>
    query
      .where('exceptions.until', '<=', present.now)
      .where(any =>
        any.where(one => granted(one)).orWhere(one => undecided(one, present)),
      ),
  'used-up': (query, { now }) =>
    granted(query)
      .where('exceptions.until', '>', now)
      .whereRaw('exceptions.uses >= exceptions.maximum_uses'),
  active: (query, present) =>
    usable(query, present).where(any => whereCounts(any, present)),
  'rule-changed': (query, present) =>
    usable(query, present).where(all => whereRuleChanged(all, present)),
};

/**
 * The states of `deriveExceptionState` as conditions on `exceptions` joined with `approvals`, so that a page never holds
 * what is filtered out later.
 * @internal
 */
export function whereState(
  query: Query,
  states: ExceptionState[],
  present: Present,
): Query {
  return query.where(any => {
    for (const state of states) {
      any.orWhere(one => conditions[state](one, present));
    }
  });
}

/** Granted, and neither revoked nor without its control. */
function granted(query: Query): Query {
  return query
    .whereNotNull('exceptions.granted_at')
    .whereNull('exceptions.revoked_at')
    .whereNull('exceptions.control_failed_at');
}

function usable(query: Query, { now }: Present): Query {
  return granted(query)
    .where('exceptions.until', '>', now)
    .where(any =>
      any
        .whereNull('exceptions.maximum_uses')
        .orWhereRaw('exceptions.uses < exceptions.maximum_uses'),
    );
}

/** Whether the rule in force is the one that was consented to, or the one that it was carried over to. @internal */
function whereCounts(
  query: Query,
  { revisions }: Pick<Present, 'revisions'>,
): void {
  query
    .whereIn('exceptions.carried_rule_digest', revisions)
    .orWhereIn('exceptions.rule_digest', revisions);
}

/** The opposite of {@link whereCounts}. @internal */
export function whereRuleChanged(
  query: Query,
  { revisions }: Pick<Present, 'revisions'>,
): void {
  query
    .whereNotIn('exceptions.rule_digest', revisions)
    .where(any =>
      any
        .whereNull('exceptions.carried_rule_digest')
        .orWhereNotIn('exceptions.carried_rule_digest', revisions),
    );
}

function undecided(query: Query, { now }: Present): Query {
  return query
    .whereNull('exceptions.granted_at')
    .whereNull('exceptions.refused_at')
    .whereNull('approvals.closed_as')
    .where('approvals.expires_at', '>', now);
}
