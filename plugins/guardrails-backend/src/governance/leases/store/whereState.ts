import type { LeaseState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';

/** The state of a lease as a condition, so that a page never holds what is filtered out later. @internal */
export function whereState(
  query: Knex.QueryBuilder,
  state: LeaseState,
  now: string,
): void {
  const unstarted = (open: Knex.QueryBuilder) =>
    open
      .whereNull('refused_at')
      .whereNull('ended_at')
      .whereNull('intended_at')
      .where('start_by', '>', now);
  switch (state) {
    case 'refused':
      query.whereNotNull('refused_at');
      break;
    case 'failed':
      query.whereNotNull('ended_at').whereNotNull('failed_at');
      break;
    case 'ended':
      query.whereNull('refused_at').whereNull('failed_at');
      query.where(inner => {
        inner.whereNotNull('ended_at').orWhere(lapsed => {
          lapsed.whereNull('intended_at').where('start_by', '<=', now);
        });
      });
      break;
    case 'ending':
      query.whereNull('ended_at').whereNotNull('intended_at');
      query.where(inner => {
        inner
          .whereNotNull('failed_at')
          .orWhereNotNull('ending_at')
          .orWhere('ends_at', '<=', now);
      });
      break;
    case 'active':
      query.whereNull('ended_at').whereNotNull('intended_at');
      query.whereNull('failed_at').whereNull('ending_at');
      query.where('ends_at', '>', now);
      break;
    case 'waiting':
      unstarted(query)
        .where('outcome', 'needs-approval')
        .whereNull('consented_at');
      break;
    default:
      unstarted(query).where(inner => {
        inner
          .whereNot('outcome', 'needs-approval')
          .orWhereNotNull('consented_at');
      });
  }
}
