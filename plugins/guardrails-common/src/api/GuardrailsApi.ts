import type {
  Action,
  Decision,
  DecisionId,
  Digest,
  EnvironmentClass,
  Finding,
  Fingerprint,
  Input,
  Outcome,
  Rule,
  RuleId,
  Verdict,
} from '@backstage-guardrails/policy-model';

import type { Abilities } from './abilities';
import type { Undelivered } from './announcements';
import type {
  ApprovalDetail,
  ApprovalFilter,
  ApprovalState,
  ApprovalSummary,
  ConsentKind,
  ConsentRequest,
  Delegation,
  DutyReport,
  Passkey,
} from './approvals';
import type {
  ExceptionDebt,
  ExceptionDetail,
  ExceptionFilter,
  ExceptionRequest,
  ExceptionSummary,
  PolicyRequest,
  PolicyRequestSummary,
} from './exceptions';
import type {
  Lease,
  LeaseCredential,
  LeaseFilter,
  LeaseOffer,
  LeaseRequest,
} from './leases';
import type { LedgerEntrySummary, LedgerFilter, LedgerStatus } from './ledger';
import type { ReplayMaterial } from './replay';

/** Carries the caller's token where the host does not add one itself. @public */
export type GuardrailsRequestOptions = { token?: string; signal?: AbortSignal };

/** What the server keeps of evidence that was handed in. @public */
export type EvidenceReceipt = { digest: Digest; size: number };

/** Asks for a decision. Action, environment class, account and actor are the server's to say, not the caller's. @public */
export type DecideRequest = {
  /** Digest from {@link GuardrailsApi.putEvidence}, or the evidence itself where it is small JSON. */
  evidence: { digest: Digest } | { document: object };
  /** Format id, or `auto`. */
  format: string;
  target: { ref?: string; environment?: string };
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
  target: { ref?: string; environment?: string };
};

/** @public */
export type PreviewResponse = { verdict: Verdict; estimate: true };

/** Filters of the decision list; all are optional and combine with "and". @public */
export type DecisionFilter = {
  entity?: string;
  actor?: string;
  outcome?: Outcome[];
  rule?: RuleId;
  environment?: string;
  /** `notable` leaves out checks of configuration that allowed it; a plan of the same task follows them. */
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
  findings: { enforced: number; warned: number };
  /** The first sentence of the worst finding, if there is one. */
  headline?: string;
  recordedAt: string;
};

/** Newest first. `nextCursor` is absent on the last page. @public */
export type Page<T> = { items: T[]; nextCursor?: string };

/** Something that happened to a decision after it was made. @public */
export type TimelineEvent = {
  at: string;
  kind:
    | 'requested'
    | 'judged'
    | 'grant-minted'
    | 'grant-redeemed'
    | 'applied'
    | 'apply-failed'
    | 'outcome-unknown'
    | 'cataloged'
    | 'approval-requested'
    | 'approved'
    | 'rejected'
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

/** @public */
export type DecisionDetail = {
  decision: Decision;
  /** The redacted input it was made from; absent once retention removed it. */
  input?: Input;
  timeline: TimelineEvent[];
  run?: { task: string; step?: string; template?: string; resumes?: string };
  /** The request for approval of its fingerprint, where there is one. */
  approval?: { id: string; state: ApprovalState };
  /** Places in the ledger of everything about it. */
  ledger?: { epoch: number; index: number; kind: string }[];
};

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

/** What an entity's tab and card show. @public */
export type EntityCompliance = {
  entity: string;
  /** When the newest decision about it was made; absent where there is none. */
  judgedAt?: string;
  open: Array<Finding & { decision: DecisionId; since: string }>;
  passed: RuleId[];
  counts: { open: number; warned: number; passed: number };
};

/** An environment as the operator configured it. @public */
export type EnvironmentInfo = {
  name: string;
  class: EnvironmentClass;
  account?: string;
  title?: string;
};

/** The rules in force. @public */
export type RulesResponse = {
  bundle: { digest: Digest; revision: string };
  rules: Rule[];
};

/**
 * The decision service as every host calls it.
 * Refusals are errors with a `code` in their body: see the OpenAPI description.
 * @public
 */
export interface GuardrailsApi {
  /** Sends exact bytes; the answer names their digest. */
  putEvidence(
    bytes: Uint8Array,
    options?: GuardrailsRequestOptions,
  ): Promise<EvidenceReceipt>;
  decide(
    request: DecideRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<Decision>;
  preview(
    request: PreviewRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<PreviewResponse>;
  listDecisions(
    request: { filter?: DecisionFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<DecisionSummary>>;
  getDecision(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<DecisionDetail>;
  /** Only enforcement points may: the scaffolder, on behalf of the person who asked for the decision. */
  mintGrant(
    request: { decision: string; binding: GrantBinding },
    options?: GuardrailsRequestOptions,
  ): Promise<Grant>;
  /** Once. Resolves again what may have changed since, by the database's clock. */
  redeemGrant(
    id: string,
    binding: GrantBinding,
    options?: GuardrailsRequestOptions,
  ): Promise<void>;
  reportOutcome(
    id: string,
    outcome: ApplyOutcome,
    options?: GuardrailsRequestOptions,
  ): Promise<void>;
  getCompliance(
    entityRef: string,
    options?: GuardrailsRequestOptions,
  ): Promise<EntityCompliance>;
  listEnvironments(
    options?: GuardrailsRequestOptions,
  ): Promise<EnvironmentInfo[]>;
  listRules(options?: GuardrailsRequestOptions): Promise<RulesResponse>;

  /** Asks for the approval that a decision needs; the same decision again answers the same request. */
  requestApproval(
    request: { decision: string; reason?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<ApprovalDetail>;
  listApprovals(
    request: { filter?: ApprovalFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<ApprovalSummary>>;
  getApproval(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<ApprovalDetail>;
  /** Humans only. A passkey, where asked for, signs the challenge of {@link GuardrailsApi.passkeyChallenge}. */
  consent(
    id: string,
    request: ConsentRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<ApprovalDetail>;
  /** The requester takes back the request, or a person their own word, until it is redeemed. */
  withdrawApproval(
    id: string,
    request: { what: 'request' | 'consent' },
    options?: GuardrailsRequestOptions,
  ): Promise<ApprovalDetail>;
  /** People to whom the caller can hand over their part in an open request. */
  listHandoverCandidates(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<string[]>;
  /** Passes the caller's part to another of those who are asked. Humans only. */
  handOver(
    id: string,
    request: { to: string; reason: string },
    options?: GuardrailsRequestOptions,
  ): Promise<ApprovalDetail>;
  /** Gives back a part that was handed to the caller. Humans only. */
  handBack(
    id: string,
    request: { from: string },
    options?: GuardrailsRequestOptions,
  ): Promise<ApprovalDetail>;
  listDelegations(options?: GuardrailsRequestOptions): Promise<Delegation[]>;
  delegate(
    request: { to: string; until: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Delegation>;
  revokeDelegation(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<void>;
  listPasskeys(options?: GuardrailsRequestOptions): Promise<Passkey[]>;
  /** Options for the browser: to enrol a passkey, or to sign the consent to a request. */
  passkeyChallenge(
    request:
      | { purpose: 'enrol' }
      | { purpose: 'consent'; approval: string; kind: ConsentKind },
    options?: GuardrailsRequestOptions,
  ): Promise<Record<string, unknown>>;
  enrolPasskey(
    request: { name: string; response: Record<string, unknown> },
    options?: GuardrailsRequestOptions,
  ): Promise<Passkey>;
  revokePasskey(id: string, options?: GuardrailsRequestOptions): Promise<void>;
  /** Who could take a change of the entity to production alone. */
  getDuties(
    entityRef: string,
    options?: GuardrailsRequestOptions,
  ): Promise<DutyReport>;

  requestException(
    request: ExceptionRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<ExceptionDetail>;
  listExceptions(
    request: { filter?: ExceptionFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<ExceptionSummary>>;
  getException(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<ExceptionDetail>;
  revokeException(
    id: string,
    request: { reason: string },
    options?: GuardrailsRequestOptions,
  ): Promise<ExceptionDetail>;
  getExceptionDebt(options?: GuardrailsRequestOptions): Promise<ExceptionDebt>;
  requestPolicy(
    request: PolicyRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<PolicyRequestSummary>;
  listPolicyRequests(
    request: { limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<PolicyRequestSummary>>;

  listLeaseOffers(options?: GuardrailsRequestOptions): Promise<LeaseOffer[]>;
  requestLease(
    request: LeaseRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<Lease>;
  listLeases(
    request: { filter?: LeaseFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<Lease>>;
  getLease(id: string, options?: GuardrailsRequestOptions): Promise<Lease>;
  /** Once: the credential is in this answer and nowhere else. */
  startLease(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<LeaseCredential>;
  /** Ends it early: the person themselves, or whoever owns the resource. */
  endLease(
    id: string,
    request: { reason: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Lease>;
  /** A second look at break-glass, by somebody who had no part in it. */
  reviewLease(
    id: string,
    request: { text: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Lease>;

  getLedger(options?: GuardrailsRequestOptions): Promise<LedgerStatus>;
  listLedgerEntries(
    request: { filter?: LedgerFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<LedgerEntrySummary>>;
  /**
   * The receipt of an entry (`policy-ledger` reads it), by its place in the log. With the size of a checkpoint that
   * the caller holds, it also proves that the log goes on from it.
   */
  getReceipt(
    place: { epoch: number; index: number; held?: number },
    options?: GuardrailsRequestOptions,
  ): Promise<Record<string, unknown>>;

  /** What a verdict was made of, as far as it is kept. */
  getReplay(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<ReplayMaterial>;
  /** The exact bytes of a bundle. */
  getBundle(
    digest: string,
    options?: GuardrailsRequestOptions,
  ): Promise<Uint8Array>;
  getAbilities(options?: GuardrailsRequestOptions): Promise<Abilities>;
  /** For operators. */
  listUndelivered(
    request: { limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<Undelivered>>;
  /** Tries it again, from the first attempt on. */
  resendUndelivered(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<void>;
}
