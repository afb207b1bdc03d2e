/** A row that gives authority, with the keyed hash that proves who wrote it; rows from before may have none. @internal */
export type Sealed = { seal: string | null };

/** One that changes: each change is a revision that supersedes the one before. @internal */
export type Revised = Sealed & { revision: number };

/** @internal */
export type EvidenceRow = {
  principal: string;
  digest: string;
  upload: string;
  size: number;
  expires_at: string;
};

/** @internal */
export type DecisionRow = {
  id: string;
  recorded_at: string;
  principal: string;
  actor_ref: string;
  outcome: string;
  target_ref: string | null;
  target_owner: string | null;
  environment: string | null;
  format: string;
  fingerprint: string;
  task: string | null;
  sealed: string | null;
  workspace: string | null;
  summary: string;
  encoding: string;
  document: Buffer;
};

/** @internal */
export type DecisionInputRow = {
  decision_id: string;
  encoding: string;
  content: Buffer;
};

/** @internal */
export type IdempotencyRow = {
  principal: string;
  key: string;
  body_digest: string;
  decision_id: string;
};

/** @internal */
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
