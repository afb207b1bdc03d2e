import type { Revised } from '../../../base/database/Sealed';

/** A sandbox as it is stored; times are those of the database. @internal */
export type SandboxRow = Revised & {
  id: string;
  target_id: string;
  target_ref: string;
  environment: string;
  /** `openName`, until it has ended. */
  open_name: string | null;
  decision_id: string;
  grant_id: string;
  owner: string;
  initiator: string;
  hours: number;
  began_at: string;
  ends_at: string;
  extensions: number;
  made: string;
  removing: string;
  notice_at: string | null;
  due_at: string;
  attempts: number;
  run_id: string | null;
  failure: string | null;
  stopped_at: string | null;
  stop_reason: string | null;
  ended_at: string | null;
  ended_by: string | null;
  end_decision_id: string | null;
};

declare module '../../../record/seals/SealedTables' {
  interface SealedTables {
    sandboxes: SandboxRow;
  }
}

/** What two sandboxes that exist never share. @internal */
export function openName(target: { ref: string; environment: string }): string {
  return `${target.environment} ${target.ref}`;
}
