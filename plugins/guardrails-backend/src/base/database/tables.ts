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
  /** 1 once it is counted in Insights. */
  counted: number | null;
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
