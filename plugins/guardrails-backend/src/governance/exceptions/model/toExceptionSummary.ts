import type { ExceptionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import {
  deriveExceptionState,
  type ExceptionWithApproval,
  type Present,
} from './deriveExceptionState';

/** One row of a list. @internal */
export function toExceptionSummary(
  row: ExceptionWithApproval,
  present: Present,
): ExceptionSummary {
  return {
    id: row.id,
    state: deriveExceptionState(row, present),
    rule: row.rule as RuleId,
    severity: row.severity,
    target: {
      ref: row.target_ref,
      ...(row.environment !== null && { environment: row.environment }),
      ...(row.target_owner !== null && { owner: row.target_owner }),
    },
    reason: row.reason,
    requester: row.requester,
    requestedAt: row.requested_at,
    until: row.until,
    approval: row.approval_id,
    uses: row.uses,
    ...(row.maximum_uses !== null && { maximumUses: row.maximum_uses }),
  };
}
