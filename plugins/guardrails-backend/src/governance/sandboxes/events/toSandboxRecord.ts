import type { LedgerRecord } from '../../../record/ledger';
import { superseding } from '../../../record/seals';
import type { SandboxRow } from '../model/rows';

/** What happened to a sandbox. */
type SandboxEvent =
  | 'sandbox-begun'
  | 'sandbox-changed'
  | 'sandbox-extended'
  | 'sandbox-ending'
  | 'sandbox-overdue'
  | 'sandbox-stopped'
  | 'sandbox-ended';

/** An entry for the ledger, about the target that the sandbox is. @internal */
export function toSandboxRecord(
  row: SandboxRow,
  event: SandboxEvent,
  details: Record<string, unknown> = {},
): LedgerRecord {
  return {
    kind: 'target',
    subjects: {
      target: row.target_id,
      decision: row.end_decision_id ?? row.decision_id,
      ...superseding('sandboxes', row),
    },
    payload: {
      event,
      sandbox: row.id,
      ref: row.target_ref,
      environment: row.environment,
      owner: row.owner,
      endsAt: row.ends_at,
      ...details,
    },
  };
}
