import type { Decision, Json } from '@backstage-guardrails/policy-model';
import type { Abilities } from './abilities';
import type { Undelivered } from './announcements';
import type {
  ApprovalDetail,
  ApprovalFilter,
  ApprovalSummary,
  ConsentKind,
  ConsentRequest,
  Delegation,
  DutyReport,
  Passkey,
} from './approvals';
import type { Comment } from './comments';
import type {
  DecideRequest,
  DecisionDetail,
  DecisionFilter,
  DecisionSummary,
  EvidenceReceipt,
  PreviewRequest,
  PreviewResponse,
  ChoicesRequest,
  ChoicesResponse,
  RunReport,
} from './decisions';
import type {
  DriftCheck,
  DriftFilter,
  DriftReport,
  TargetDrift,
} from './drift';
import type {
  ExceptionDebt,
  ExceptionDetail,
  ExceptionFilter,
  ExceptionRequest,
  ExceptionSummary,
  PolicyRequest,
  PolicyRequestSummary,
} from './exceptions';
import type { ApplyOutcome, Grant, GrantBinding } from './grants';
import type { Insights, InsightsRequest } from './insights';
import type {
  Lease,
  LeaseCredential,
  LeaseFilter,
  LeaseOffer,
  LeaseRequest,
} from './leases';
import type { LedgerEntrySummary, LedgerFilter, LedgerStatus } from './ledger';
import type {
  EntityFindingList,
  EntityFindingRequest,
  FindingFilter,
  FindingRecord,
  FindingSummary,
  FindingSummaryRequest,
} from './findings';
import type {
  EntityCompliance,
  EnvironmentInfo,
  RulesResponse,
} from './policy';
import type { ReplayMaterial } from './replay';
import type { ListExport, Page, SearchedPage, SearchRequest } from './pages';
import type { GuardrailsRequestOptions } from './requests';
import type {
  Sandbox,
  SandboxEnd,
  SandboxEndReport,
  SandboxExtension,
  SandboxFilter,
} from './sandboxes';
import type {
  GrantRedemption,
  TargetEntry,
  TargetFilter,
  TargetImport,
  TargetImportResult,
  TargetRelease,
} from './targets';
import type {
  WhatIf,
  WhatIfDetail,
  WhatIfFilter,
  WhatIfRequest,
  WhatIfResult,
} from './whatIf';

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
  previewChoices(
    request: ChoicesRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<ChoicesResponse>;
  listDecisions(
    request: SearchRequest<DecisionFilter>,
    options?: GuardrailsRequestOptions,
  ): Promise<SearchedPage<DecisionSummary>>;
  /** All pages of the list, as the text of a file. */
  exportDecisions(
    request: ListExport<DecisionFilter>,
    options?: GuardrailsRequestOptions,
  ): Promise<string>;
  getDecision(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<DecisionDetail>;
  /**
   * Keyed hashes of values that evidence must not hold, such as secrets of a task, in the order of the values. The
   * key never leaves the service. Only enforcement points may ask.
   */
  seal(values: Json[], options?: GuardrailsRequestOptions): Promise<string[]>;
  /** Only enforcement points may: the scaffolder, on behalf of the person who asked for the decision. */
  mintGrant(
    request: { decision: string; binding: GrantBinding },
    options?: GuardrailsRequestOptions,
  ): Promise<Grant>;
  /**
   * Once. Resolves again what may have changed since, by the database's clock. With a claim, the target is taken in the
   * same transaction: of two changes that claim one name, one is refused.
   */
  redeemGrant(
    id: string,
    redemption: GrantRedemption,
    options?: GuardrailsRequestOptions,
  ): Promise<void>;
  /** Says how a run goes on after a decision of it; for enforcement points alone. */
  reportRun(
    decision: string,
    report: RunReport,
    options?: GuardrailsRequestOptions,
  ): Promise<void>;
  reportOutcome(
    id: string,
    outcome: ApplyOutcome,
    options?: GuardrailsRequestOptions,
  ): Promise<void>;
  /** Entries of a target, one for each environment; none for a name that is free. */
  getTarget(
    entityRef: string,
    options?: GuardrailsRequestOptions,
  ): Promise<TargetEntry[]>;
  listTargets(
    request: { filter?: TargetFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<TargetEntry>>;
  /** For its owner or an operator, who has checked what exists. */
  releaseTarget(
    entityRef: string,
    release: TargetRelease,
    options?: GuardrailsRequestOptions,
  ): Promise<TargetEntry>;
  /** Only enforcement points may, in their own name. Never changes what is known. */
  importTargets(
    request: TargetImport,
    options?: GuardrailsRequestOptions,
  ): Promise<TargetImportResult>;
  getCompliance(
    entityRef: string,
    options?: GuardrailsRequestOptions,
  ): Promise<EntityCompliance>;
  /** Findings of entities that the caller owns, or of all for readers of everything; the newest first. */
  listFindings(
    request: { filter?: FindingFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<FindingRecord>>;
  getFinding(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<FindingRecord>;
  /**
   * Evaluates the entity of a finding of the sweep now and records it as a decision, on which its owner can request an
   * exception.
   */
  decideOnFinding(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<Decision>;
  /** How many are open, in groups, and how that went. */
  summarizeFindings(
    request: FindingSummaryRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<FindingSummary>;
  /** How many each of some entities has open. */
  listEntityFindings(
    request: EntityFindingRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<EntityFindingList>;
  /** The text of a file. */
  exportFindings(
    request: { filter?: FindingFilter; format?: 'csv' | 'json' },
    options?: GuardrailsRequestOptions,
  ): Promise<string>;
  /** What policy did to the caller's teams, or to all for readers of everything. */
  getInsights(
    request: InsightsRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<Insights>;
  /** The days of it, as the text of a file. */
  exportInsights(
    request: { request?: InsightsRequest; format?: 'csv' | 'json' },
    options?: GuardrailsRequestOptions,
  ): Promise<string>;
  listEnvironments(
    options?: GuardrailsRequestOptions,
  ): Promise<EnvironmentInfo[]>;
  listRules(options?: GuardrailsRequestOptions): Promise<RulesResponse>;

  /** Comments on a decision, oldest first, for everybody who may read it. */
  listComments(
    decision: string,
    request: { limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<Comment>>;
  /** For people in their own session. `@user:default/name` notifies a person who may read the decision. */
  addComment(
    decision: string,
    request: { text: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Comment>;
  /** For its author, within five minutes. */
  editComment(
    id: string,
    request: { text: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Comment>;
  /** Erases the text, for its author and for operators. */
  removeComment(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<Comment>;

  /** Asks for the approval that a decision needs; the same decision again answers the same request. */
  requestApproval(
    request: { decision: string; reason?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<ApprovalDetail>;
  listApprovals(
    request: SearchRequest<ApprovalFilter>,
    options?: GuardrailsRequestOptions,
  ): Promise<SearchedPage<ApprovalSummary>>;
  /** All pages of the list, as the text of a file. */
  exportApprovals(
    request: ListExport<ApprovalFilter>,
    options?: GuardrailsRequestOptions,
  ): Promise<string>;
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
    request: SearchRequest<ExceptionFilter>,
    options?: GuardrailsRequestOptions,
  ): Promise<SearchedPage<ExceptionSummary>>;
  /** All pages of the list, as the text of a file. */
  exportExceptions(
    request: ListExport<ExceptionFilter>,
    options?: GuardrailsRequestOptions,
  ): Promise<string>;
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

  listSandboxes(
    request: { filter?: SandboxFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<Sandbox>>;
  getSandbox(id: string, options?: GuardrailsRequestOptions): Promise<Sandbox>;
  /** Moves its end, within policy; for a person of the team that owns it. */
  extendSandbox(
    id: string,
    extension: SandboxExtension,
    options?: GuardrailsRequestOptions,
  ): Promise<Sandbox>;
  /** Ends it now, or tries again what was stopped; for a person of the team that owns it. */
  endSandbox(
    id: string,
    request: { reason: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Sandbox>;
  /** Takes one sandbox whose time is over, to destroy it; for enforcement points. No other one gets it meanwhile. */
  takeSandboxEnd(
    options?: GuardrailsRequestOptions,
  ): Promise<SandboxEnd | undefined>;
  /** Says why an attempt did not destroy it. What was destroyed is reported as the outcome of its grant. */
  reportSandboxEnd(
    run: string,
    report: SandboxEndReport,
    options?: GuardrailsRequestOptions,
  ): Promise<void>;

  /** Targets of the caller's teams with what is not as it was applied; all for readers of all teams. */
  listDrift(
    request: { filter?: DriftFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<TargetDrift>>;
  /** Takes one target whose check is due; for enforcement points. No other one gets it meanwhile. */
  takeDriftCheck(
    options?: GuardrailsRequestOptions,
  ): Promise<DriftCheck | undefined>;
  reportDriftCheck(
    run: string,
    report: DriftReport,
    options?: GuardrailsRequestOptions,
  ): Promise<void>;

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

  /** For readers of all teams and operators. One runs at a time. */
  startWhatIf(
    request: WhatIfRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<WhatIf>;
  /** The caller's own, newest first. */
  listWhatIfs(
    request: { limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<WhatIf>>;
  getWhatIf(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<WhatIfDetail>;
  /** Ends it at once; what was compared is kept. */
  cancelWhatIf(id: string, options?: GuardrailsRequestOptions): Promise<void>;
  /** Decisions that are not as they were, newest first. */
  listWhatIfResults(
    id: string,
    request: { filter?: WhatIfFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<WhatIfResult>>;
  /** All pages of the list, as the text of a file. */
  exportWhatIfResults(
    id: string,
    request: ListExport<WhatIfFilter>,
    options?: GuardrailsRequestOptions,
  ): Promise<string>;
}
