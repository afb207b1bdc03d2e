import type { LedgerRecord } from '../../record/ledger';
import type { TargetRow } from './rows';

/** What happened to an entry of the registry outside of a grant. Values of modules stay out of the ledger. @internal */
export function targetRecord(
  row: TargetRow,
  event:
    | { event: 'imported'; by: string }
    | {
        event: 'released';
        by: string;
        reason: string;
        exists: boolean;
        grant?: string;
      },
): LedgerRecord {
  const { grant } = { grant: undefined, ...event };
  return {
    kind: 'target',
    subjects: { target: row.id, ...(grant !== undefined && { grant }) },
    payload: { ...event, ...claimPayload(row) },
  };
}

/** An entry as records name it. @internal */
export function claimPayload(row: TargetRow) {
  return {
    target: row.id,
    ref: row.target_ref,
    environment: row.environment,
    module: row.module,
    teams: JSON.parse(row.teams) as string[],
    ...(row.owner !== null && { owner: row.owner }),
    ...(row.initiator !== null && { initiator: row.initiator }),
  };
}
