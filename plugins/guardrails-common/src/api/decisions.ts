import type {
  Action,
  Decision,
  DecisionId,
  Digest,
  Disposition,
  EnvironmentClass,
  Input,
  Outcome,
  RuleId,
  Verdict,
} from '@backstage-guardrails/policy-model';
import type { RunState } from '../runState/runState';
import type { ApprovalState } from './approvals';
import type { SearchFilter } from './pages';
import type { LifetimeRequest } from './sandboxes';

/** What the server keeps of evidence that was handed in. @public */
export type EvidenceReceipt = { digest: Digest; size: number };

/** What a request is about; everything else of it is looked up. @public */
export type NamedTarget = {
  ref?: string;
  environment?: string;
  /** That it ends by itself. A sandbox that exists keeps its own, whatever a change of it says. */
  lifetime?: LifetimeRequest;
};

/** Asks for a decision. Action, environment class, account and actor are the server's to say, not the caller's. @public */
export type DecideRequest = {
  /** Digest from {@link GuardrailsApi.putEvidence}, or the evidence itself where it is small JSON. */
  evidence: { digest: Digest } | { document: object };
  /** Format id, or `auto`. */
  format: string;
  target: NamedTarget;
  /** The scaffolder task and step that ask, for the record and for grants. */
  run?: {
    task: string;
    step?: string;
    template?: string;
    /**
     * The task that this one continues, after approval. It is kept where that task asked about the same target for
     * the same person; else the timeline says that it does not hold.
     */
    resumes?: string;
  };
  /**
   * Digest of what will carry the change out: module files, lock file, tool. It becomes a part of the
   * fingerprint, so an approval does not outlive it; where it is given, a grant must be bound to the same.
   */
  workspace?: Digest;
  /**
   * The module that a plan was made from, and the values that the run gave it. It counts as the word of an
   * enforcement point, for pre-approvals; from anybody else it is dropped.
   */
  module?: { id: string; digest: Digest; values: Record<string, unknown> };
  /** Binds principal and body: the same key with another body is a conflict, with the same one the same decision. */
  idempotencyKey?: string;
};

/** Asks what policy would say; nothing is recorded and nothing granted. @public */
export type PreviewRequest = {
  /** Either evidence, or a registered module with the values of a form. */
  subject:
    | { format: string; document: object }
    | { module: string; values: Record<string, unknown> };
  target: NamedTarget;
};

/** @public */
export type PreviewResponse = { verdict: Verdict; estimate: true };

/**
 * Asks which values of one form field policy would let pass, with the others as they are. Nothing is recorded; each
 * candidate counts as a preview.
 * @public
 */
export type ChoicesRequest = {
  /** A registered module with the values of its form. */
  module: string;
  values: Record<string, unknown>;
  /** The field that the candidates are for. Of `owner`, those that are no group of the caller are refused unevaluated. */
  field: string;
  /** The field holds the environment, so each candidate is evaluated in the one that it names. */
  isEnvironment?: boolean;
  /** At most 100. */
  candidates: (string | number | boolean)[];
  target: NamedTarget;
};

/** What policy would say to one value. @public */
export type Choice = {
  allowed: boolean;
  /** Why it is refused; empty for callers who may not read rules. */
  reasons: { rule?: string; message: string }[];
};

/** An estimate for each candidate, in the order of the request. @public */
export type ChoicesResponse = { choices: Choice[]; estimate: true };

/** Filters of the decision list; all are optional and combine with "and". @public */
export type DecisionFilter = SearchFilter & {
  entity?: string;
  actor?: string;
  outcome?: Outcome[];
  /**
   * What became of it. It follows from other records, so a page looks through a thousand decisions at most, and can have a
   * `nextCursor` with fewer rows than its limit, or none. It is not counted.
   */
  state?: RunState[];
  rule?: RuleId;
  environment?: string;
  /** Owner of the target, as the catalog said then. */
  owner?: string;
  /** `notable` leaves out checks of configuration that allowed it, unless the run was reported as unfinished after them. */
  checks?: 'all' | 'notable';
  /** RFC 3339, inclusive. */
  since?: string;
  /** RFC 3339, exclusive. */
  until?: string;
};

/** One row of the list. @public */
export type DecisionSummary = {
  id: DecisionId;
  outcome: Outcome;
  /** What became of it; a service from before states were shown leaves it out. */
  state?: RunState;
  action: Action;
  /** Format of the evidence. */
  format: string;
  /** How many resources change in which way. */
  changes: Decision['changes'];
  actor: { kind: string; ref: string };
  target: {
    ref?: string;
    environment?: string;
    environmentClass: EnvironmentClass;
  };
  findings: {
    enforced: number;
    warned: number;
    /** What was done about the worst one, which the headline says; decisions from before it was kept leave it out. */
    worst?: Disposition;
    /** How many an exception waives, where there are any; decisions from before they were counted leave it out. */
    excepted?: number;
  };
  /** The first sentence of the worst finding, if there is one. */
  headline?: string;
  recordedAt: string;
};

/** Something that happened to a decision after it was made. @public */
export type TimelineEvent = {
  at: string;
  kind:
    | 'requested'
    | 'judged'
    | 'check-started'
    | 'check-failed'
    | 'run-cancelled'
    | 'grant-minted'
    | 'grant-redeemed'
    | 'applied'
    | 'apply-failed'
    | 'outcome-unknown'
    | 'cataloged'
    | 'approval-requested'
    | 'approved'
    | 'rejected'
    | 'changes-requested'
    | 'consent-withdrawn'
    | 'approval-withdrawn'
    | 'approval-expired'
    | 'approval-escalated'
    | 'handed-over'
    | 'handed-back'
    | 'exception-requested'
    | 'exception-used'
    | 'resumed'
    | 'continues'
    | 'continues-unproven';
  actor?: string;
  detail?: string;
};

/**
 * What an enforcement point says of a run between its decisions. Of a decision on configuration: `checking`: more is checked
 * after this decision; `checked`: that has a decision of its own; `check-failed`: it could not be checked. Of any:
 * `cancelled`: the run ended before it was applied. The newest report counts, and `checking` does not open a check again
 * that is complete.
 * @public
 */
export type RunReport = {
  status: 'checking' | 'checked' | 'check-failed' | 'cancelled';
  /** Why, where it failed. */
  detail?: string;
};

/** @public */
export type DecisionDetail = {
  decision: Decision;
  /** What became of it; a service from before states were shown leaves it out. */
  state?: RunState;
  /** The redacted input it was made from; absent once retention removed it. */
  input?: Input;
  timeline: TimelineEvent[];
  run?: { task: string; step?: string; template?: string; resumes?: string };
  /** The request for approval of it, or of the same change at that time. */
  approval?: { id: string; state: ApprovalState };
  /** Places in the ledger of everything about it. */
  ledger?: { epoch: number; index: number; kind: string }[];
};
