import type { LeaseState } from '@backstage-guardrails/plugin-guardrails-common';
import type { LeaseRow } from './rows';

/** Where a lease stands at a time, from what is on record. @internal */
export function deriveLeaseState(row: LeaseRow, now: string): LeaseState {
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
