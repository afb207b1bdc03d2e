import type { LedgerRecord } from '../../../record/ledger';
import { superseding } from '../../../record/seals';
import type { LeaseRow } from '../model/rows';

/** What happened to a lease. */
type LeaseEvent =
  | 'requested'
  | 'refused'
  | 'consented'
  | 'starting'
  | 'started'
  | 'failed'
  | 'ending'
  | 'ended'
  | 'reviewed'
  | 'reported';

/** An entry for the ledger; break-glass has a kind of its own, so that nobody has to look for it. @internal */
export function toLeaseRecord(
  row: LeaseRow,
  event: LeaseEvent,
  details: Record<string, unknown> = {},
): LedgerRecord {
  return {
    kind: row.break_glass === 1 ? 'break-glass' : 'lease',
    subjects: {
      lease: row.id,
      decision: row.decision_id,
      ...(row.approval_id !== null && { approval: row.approval_id }),
      ...superseding('leases', row),
    },
    payload: {
      event,
      person: row.person,
      resource: row.resource,
      environment: row.environment,
      role: row.role,
      minutes: row.minutes,
      purpose: row.purpose,
      incident: row.incident,
      breakGlass: row.break_glass === 1,
      fingerprint: row.fingerprint,
      ...details,
    },
  };
}
