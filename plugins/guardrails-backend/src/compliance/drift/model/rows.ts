import type { Digest } from '@backstage-guardrails/policy-model';

/** What checks have seen of a target; times are those of the database. @internal */
export type DriftRow = {
  target_id: string;
  due_at: string;
  attempts: number;
  run_id: string | null;
  slot: number | null;
  run_at: string | null;
  run_until: string | null;
  run_revision: number | null;
  applied: string | null;
  applied_revision: number | null;
  status: 'in-sync' | 'drifted' | null;
  checked_at: string | null;
  checked_revision: number | null;
  since: string | null;
  drifted: number;
  resources: string;
  violations: number;
  decision_id: string | null;
  cost: string | null;
  failed_at: string | null;
  failed_revision: number | null;
  failure: string | null;
};

/** With what the registry says of the target. @internal */
export type DriftOfTarget = DriftRow & {
  target_ref: string;
  environment: string;
  owner: string | null;
  initiator: string | null;
  module: string;
  revision: number;
};

/** What a target was applied with last. @internal */
export type Applied = { digest: Digest; task: string; template?: string };
