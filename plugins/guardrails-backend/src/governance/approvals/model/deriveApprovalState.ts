import type {
  ApprovalState,
  ApprovalSubject,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { ApprovalRow } from './rows';

/** Kinds that are used up later, by a redemption; the others take effect when they are decided. @internal */
export const REDEEMED_LATER: ApprovalSubject['kind'][] = ['change', 'lease'];

/** Where a request stands at an instant. Nothing that has ended comes back, whatever a clock says. @internal */
export function deriveApprovalState(
  row: Pick<ApprovalRow, 'closed_as' | 'approved_at' | 'expires_at'>,
  now: string,
): ApprovalState {
  if (row.closed_as !== null) return row.closed_as;
  if (row.expires_at <= now) return 'expired';
  return row.approved_at === null ? 'open' : 'approved';
}
