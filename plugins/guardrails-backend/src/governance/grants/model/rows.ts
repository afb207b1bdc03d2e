import type { Revised } from '../../../base/database/Sealed';

/** A grant as it is stored; times are those of the database. @internal */
export type GrantRow = Revised & {
  id: string;
  decision_id: string;
  principal: string;
  enforcement_point: string;
  fingerprint: string;
  approval_id: string | null;
  afterwards_id: string | null;
  target_ref: string | null;
  destroyed: number;
  replaced: number;
  changed: number;
  task: string;
  plan: string;
  workspace: string;
  minted_at: string;
  expires_at: string;
  redeemed_at: string | null;
  status: 'applied' | 'failed' | 'unknown' | null;
  ended_at: string | null;
  detail: string | null;
  entity: string | null;
  cataloged_at: string | null;
};

declare module '../../../record/seals/SealedTables' {
  interface SealedTables {
    grants: GrantRow;
  }
}
