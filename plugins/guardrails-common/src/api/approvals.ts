import type {
  ApprovalRequirement,
  DecisionId,
  Digest,
  Fingerprint,
} from '@backstage-guardrails/policy-model';
import type { SearchFilter } from './pages';

/** What somebody is asked to consent to. @public */
export type ApprovalSubject =
  | { kind: 'change'; decision: DecisionId }
  | { kind: 'exception'; exception: string }
  | { kind: 'lease'; lease: string }
  | { kind: 'policy-request'; policyRequest: string };

/**
 * Where a request for approval stands. It follows from what is on record and from the time;
 * `open` and `approved` are the only ones that can still change.
 * @public
 */
export type ApprovalState =
  | 'open'
  | 'approved'
  | 'rejected'
  | 'changes-requested'
  | 'expired'
  | 'withdrawn'
  | 'superseded'
  | 'redeemed';

/** What a person said. Changes can be requested of a change alone; nothing else can be corrected and run again. @public */
export type ConsentKind = 'approve' | 'reject' | 'request-changes';

/** One person's word on a request for approval. @public */
export type Consent = {
  id: string;
  /** Entity ref of the person. */
  person: string;
  kind: ConsentKind;
  reason?: string;
  at: string;
  /** Whom the person stands in for, where it was by delegation. */
  delegatedBy?: string;
  /** How it was given: with a session, or with a passkey over the fingerprint. */
  means: 'session' | 'passkey';
  withdrawnAt?: string;
};

/** One requirement of a request, and how far it is met. @public */
export type RequirementProgress = ApprovalRequirement & {
  /** How many distinct people's consent counts for it. */
  given: number;
  met: boolean;
  /** Groups asked in addition, once nobody had decided in time. */
  escalatedAt?: string;
};

/** Whom a request can still come from, and why somebody cannot: shown, so that nobody guesses. @public */
export type Eligibility =
  | { canDecide: true; consent: 'session' | 'passkey'; standsInFor?: string[] }
  | { canDecide: false; code: string; reason: string };

/** Somebody's part in a request, passed to another of those who are asked. @public */
export type Handover = {
  from: string;
  to: string;
  reason: string;
  at: string;
  /** When it was handed back; in force until then. */
  returnedAt?: string;
};

/** One row of the inbox. @public */
export type ApprovalSummary = {
  id: string;
  subject: ApprovalSubject;
  state: ApprovalState;
  /** What it is about, in one line. */
  title: string;
  fingerprint: Fingerprint;
  requester: string;
  target: { ref?: string; environment?: string };
  requestedAt: string;
  expiresAt: string;
  requirements: RequirementProgress[];
  /** Whether the caller's word is wanted. */
  eligibility: Eligibility;
  /** Parts of others that are with the caller now. */
  handedToYou: Handover[];
};

/** Who had which part in something, as far as connected systems report. @public */
export type Duty =
  | 'request'
  | 'author'
  | 'review'
  | 'approve'
  | 'deploy'
  | 'administer-policy'
  | 'administer-pipeline';

/** @public */
export type Participant = { person: string; duty: Duty; source: string };

/** @public */
export type ApprovalDetail = ApprovalSummary & {
  /** Why the requester asks, in their words. */
  reason?: string;
  consents: Consent[];
  participants: Participant[];
  /** People whose consent would count, as the catalog said when it was asked for. */
  asked: string[];
  /** Who passed their part to whom, those that were handed back included. */
  handovers: Handover[];
  /** Whether this portal has consents signed where policy asks for a passkey. */
  passkeys: 'enforced' | 'off';
  /** The exact text a consent binds to; a passkey signs its digest. */
  consentText: string;
  consentDigest: Digest;
  /** The request of the same person and target that this one replaces, where content changed. */
  supersedes?: string;
  /** Why it ended without a decision, and what to do, in plain English. */
  endedBecause?: string;
  /** Digest per part of what was consented to: what differs between two requests says what changed. */
  parts: Record<string, Digest>;
  redeemedAt?: string;
};

/** Filters of the inbox. @public */
export type ApprovalFilter = SearchFilter & {
  /**
   * `mine`: waiting for the caller's word; `handed`: those of them that another reviewer reassigned to the caller;
   * `asked`: asked for by the caller; `all`: every one the caller may see.
   */
  box?: 'mine' | 'handed' | 'asked' | 'all';
  state?: ApprovalState[];
  entity?: string;
  /** Owner of the target when approval was requested. */
  owner?: string;
};

/** A passkey's signature as the browser gives it (WebAuthn, JSON form). @public */
export type PasskeyAssertion = Record<string, unknown>;

/** @public */
export type ConsentRequest = {
  kind: ConsentKind;
  /** Needed to reject and to request changes. */
  reason?: string;
  /** What the caller saw: refused where the request is about another fingerprint by now. */
  fingerprint: Fingerprint;
  passkey?: PasskeyAssertion;
};

/** A person who stands in for another until a date. Depth one; never for a request that is older. @public */
export type Delegation = {
  id: string;
  from: string;
  to: string;
  since: string;
  until: string;
  revokedAt?: string;
};

/** A passkey that a person enrolled. @public */
export type Passkey = {
  id: string;
  name: string;
  enrolledAt: string;
  /** It counts from then on, for requests that are younger than itself. */
  usableFrom: string;
  lastUsedAt?: string;
  revokedAt?: string;
};

/** A way to production of one person alone, or the statement that there is none. @public */
export type DutyReport = {
  entity: string;
  /** People who could take a change of it to production alone, each with the path. */
  alone: { person: string; path: { duty: Duty; via: string }[] }[];
  /** Duties that no connected system reports on. */
  notConnected: { duty: Duty; reason: string }[];
  /** Pairs of duties that one person must not hold in one change. */
  conflicts: [Duty, Duty][];
};
