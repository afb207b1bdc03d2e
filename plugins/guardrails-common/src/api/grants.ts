import type {
  DecisionId,
  Digest,
  Fingerprint,
} from '@backstage-guardrails/policy-model';

/** Binds the permission to carry out one decided change to exactly what will be carried out. @public */
export type GrantBinding = {
  task: string;
  /** Digest of the exact plan bytes (the binary plan file), or of the canonical parameters of an operation. */
  plan: Digest;
  /** Digest over all configuration files, lock file, tool binary and CLI configuration. */
  workspace: Digest;
};

/** @public */
export type Grant = {
  id: string;
  decision: DecisionId;
  fingerprint: Fingerprint;
  binding: GrantBinding;
  expiresAt: string;
};

/** `unknown`: it was started and nobody can say how it ended; it needs a new decision. @public */
export type ApplyOutcome = {
  status: 'applied' | 'failed' | 'unknown';
  detail?: string;
  /** Entity ref of what came into being. */
  entity?: string;
  /** The decision about what stands now, where values were unknown before. */
  afterwards?: string;
};
