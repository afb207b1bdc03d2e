import type { LedgerRecord } from '../../../record/ledger';
import type { DriftOfTarget } from '../model/rows';

/** An entry for the ledger: a target is no longer as it was applied, violates policy through that, or is as applied again. @internal */
export function toDriftRecord(
  row: Pick<
    DriftOfTarget,
    'target_id' | 'target_ref' | 'environment' | 'decision_id'
  >,
  event: 'drift-begun' | 'drift-violated' | 'drift-ended',
  details: Record<string, unknown>,
): LedgerRecord {
  return {
    kind: 'target',
    subjects: {
      target: row.target_id,
      ...(row.decision_id !== null && { decision: row.decision_id }),
    },
    payload: {
      event,
      ref: row.target_ref,
      environment: row.environment,
      ...details,
    },
  };
}
