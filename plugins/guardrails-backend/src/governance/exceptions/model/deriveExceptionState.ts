import type { ExceptionState } from '@backstage-guardrails/plugin-guardrails-common';
import { countsFor } from './toExceptionInForce';
import type { ExceptionRow } from './rows';

/** A row with where its request for approval stands. @internal */
export type ExceptionWithApproval = ExceptionRow & {
  approval_closed_as: string | null;
  approval_expires_at: string | null;
};

/** What states follow from besides the row: the database's time and the revisions of rules in force. @internal */
export type Present = { now: string; revisions: string[] };

/** Where an exception stands. What ended stays ended, whatever comes after. @internal */
export function deriveExceptionState(
  row: ExceptionWithApproval,
  { now, revisions }: Present,
): ExceptionState {
  if (row.granted_at === null) {
    const lapsed =
      row.refused_at !== null ||
      row.approval_closed_as !== null ||
      (row.approval_expires_at ?? '') <= now;
    if (lapsed) return 'refused';
    return row.until <= now ? 'ended' : 'requested';
  }
  if (row.revoked_at !== null) return 'revoked';
  if (row.control_failed_at !== null) return 'control-failed';
  if (row.until <= now) return 'ended';
  if (row.maximum_uses !== null && row.uses >= row.maximum_uses) {
    return 'used-up';
  }
  return countsFor(row, revisions) ? 'active' : 'rule-changed';
}
