import type { LeaseState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { LeaseRow } from './rows';

/** Where a lease stands at a time, from what is on record. @internal */
export function stateOf(row: LeaseRow, now: string): LeaseState {
  if (row.refused_at !== null) return 'refused';
  if (row.ended_at !== null) return row.failed_at === null ? 'ended' : 'failed';
  if (row.intended_at !== null) {
    const over = row.ends_at !== null && row.ends_at <= now;
    return row.failed_at !== null || row.ending_at !== null || over
      ? 'ending'
      : 'active';
  }
  if (row.start_by <= now) return 'ended';
  return waits(row) ? 'waiting' : 'ready';
}

function waits(row: LeaseRow): boolean {
  return row.outcome === 'needs-approval' && row.consented_at === null;
}

/** The same as a condition, so that a page never holds what is filtered out later. @internal */
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
