import type {
  ApprovalDetail,
  ApprovalState,
  ApprovalSubject,
  Participant,
  TimelineEvent,
} from '@backstage-guardrails/plugin-guardrails-common';
import type {
  ApprovalRequirement,
  Decision,
  Digest,
  Fingerprint,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { CarriedApprovals } from './model/approvalsCondition';
import type { Caller, Reader } from '../../identity/actors';

/** What to ask consent for. @internal */
export type NewApproval = {
  subject: ApprovalSubject;
  fingerprint: Fingerprint;
  /** Scheme that the fingerprint was made by. */
  fingerprintVersion: string;
  title: string;
  /** Of an incident: opened however many of the same person are open. */
  urgent?: true;
  reason?: string;
  target: { ref?: string; environment?: string; owner?: string };
  requirements: ApprovalRequirement[];
  /** Everybody who had a part in it so far; none of them can consent. */
  participants: Participant[];
  /** What the fingerprint is made of, so that a difference can be shown. */
  parts: Record<string, Digest>;
};

/** Called in the transaction that decides a request, or ends one that an upgrade made unusable. @internal */
export type DecisionListener<Subject extends ApprovalSubject> = (
  transaction: Knex.Transaction,
  request: {
    subject: Subject;
    approval: string;
    state: 'approved' | 'rejected' | 'superseded';
  },
) => Promise<void>;

/**
 * Whose requests are decided here, each with what has to happen then. A change has none: its grant looks at the
 * approval when it is minted and redeemed.
 * @internal
 */
export type DecisionListeners = {
  [Kind in Exclude<ApprovalSubject['kind'], 'change'>]: DecisionListener<
    Extract<ApprovalSubject, { kind: Kind }>
  >;
};

/**
 * What other features need of approvals. Exceptions, leases and policy requests are asked for with the same
 * machinery as changes, so the rules of independence are written once.
 * @internal
 */
export interface ApprovalService {
  /** Opens a request in the caller's transaction, with its entry in the ledger and its announcement. */
  open(
    transaction: Knex.Transaction,
    caller: Caller,
    approval: NewApproval,
  ): Promise<string>;
  get(caller: Caller, id: string): Promise<ApprovalDetail>;
  /** The newest request of this requester for this fingerprint, whatever became of it. */
  find(
    fingerprint: Fingerprint,
    requester: string,
  ): Promise<{ id: string; state: ApprovalState } | undefined>;
  /**
   * Uses an approval up, in the transaction of the redemption: exactly one caller gets through.
   * Independence, memberships, duties and revocations are looked at again.
   * @throws GuardrailsError `approval-needed`, `approval-closed`, `duties-conflict`
   */
  redeem(
    transaction: Knex.Transaction,
    request: { id: string; fingerprint: Fingerprint; by: Participant[] },
  ): Promise<void>;
  /** Whether a request goes on with this fingerprint, which its change has by changed rules. */
  goesOnWith(id: string, fingerprint: Fingerprint): Promise<boolean>;
}

/** The same, with what the app and the pages of decisions need. @internal */
export interface Approvals extends ApprovalService {
  /** The approval of a decision's fingerprint and what happened to it. */
  ofDecision(decision: Decision): Promise<{
    approval?: { id: string; state: ApprovalState };
    timeline: TimelineEvent[];
  }>;
  /** Whether the caller is asked to decide this change, and so has to see it. */
  maySee(reader: Reader, decision: Decision): Promise<boolean>;
  /** Ends what an upgrade made unusable; answers how many. */
  endEarlierFingerprints(): Promise<number>;
  /** Keeps what goes on with the rules in force, and ends the rest. */
  carryOver(): Promise<CarriedApprovals>;
}
