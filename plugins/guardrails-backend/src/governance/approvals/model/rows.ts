import type {
  ApprovalSubject,
  ConsentKind,
  Participant,
} from '@backstage-guardrails/plugin-guardrails-common';
import type {
  ApprovalRequirement,
  Digest,
} from '@backstage-guardrails/policy-model';
import type { Revised, Sealed } from '../../../base/database/Sealed';

/** @internal */
export type ClosedAs =
  | 'redeemed'
  | 'approved'
  | 'rejected'
  | 'changes-requested'
  | 'withdrawn'
  | 'superseded'
  | 'expired';

/** Why a request was closed that nothing happened to. @internal */
export type ClosedReason = 'fingerprint-version' | 'rules-changed';

/** @internal */
export type ApprovalRow = Sealed & {
  id: string;
  subject_kind: ApprovalSubject['kind'];
  subject_id: string;
  fingerprint: string;
  fingerprint_version: string | null;
  title: string;
  reason: string | null;
  requester: string;
  target_ref: string | null;
  target_owner: string | null;
  environment: string | null;
  requested_at: string;
  expires_at: string;
  requirements: string;
  participants: string;
  parts: string;
  supersedes: string | null;
  revision: number;
  approved_at: string | null;
  closed_as: ClosedAs | null;
  closed_at: string | null;
  closed_reason: ClosedReason | null;
  due_at: string | null;
  carried_fingerprint: string | null;
  carried_at: string | null;
};

/** @internal */
export type RequestedApproverRow = Sealed & {
  approval_id: string;
  requirement: number;
  person: string;
  human: string;
};

/** @internal */
export type PartRow = {
  person: string;
  approval_id: string;
  waiting: number;
  handed: number;
  closed_as: ClosedAs | null;
};

/** @internal */
export type HandoverRow = Revised & {
  approval_id: string;
  giver: string;
  giver_human: string;
  taker: string;
  taker_human: string;
  reason: string;
  at: string;
  returned_at: string | null;
};

/** @internal */
export type ConsentRow = Revised & {
  id: string;
  approval_id: string;
  person: string;
  human: string;
  seat: string;
  delegated_by: string | null;
  delegation_id: string | null;
  kind: ConsentKind;
  reason: string | null;
  at: string;
  means: 'session' | 'passkey';
  consent_digest: string;
  evidence: string | null;
  counts: string;
  withdrawn_at: string | null;
};

/** @internal */
export type EscalationRow = Sealed & {
  approval_id: string;
  requirement: number;
  at: string;
};

/** @internal */
export type DelegationRow = Revised & {
  id: string;
  giver: string;
  giver_human: string;
  taker: string;
  taker_human: string;
  since: string;
  until: string;
  revoked_at: string | null;
};

/** A participant with the human behind the account, where the catalog knew one. @internal */
export type KnownParticipant = Participant & { human?: string };

/** A request with what its columns hold. @internal */
export type ApprovalRecord = {
  row: ApprovalRow;
  requirements: ApprovalRequirement[];
  participants: KnownParticipant[];
  parts: Record<string, Digest>;
};

/** @internal */
export function toApprovalRecord(row: ApprovalRow): ApprovalRecord {
  return {
    row,
    requirements: JSON.parse(row.requirements),
    participants: JSON.parse(row.participants),
    parts: JSON.parse(row.parts),
  };
}

/** @internal */
export function toSubject(
  row: Pick<ApprovalRow, 'subject_kind' | 'subject_id'>,
): ApprovalSubject {
  const id = row.subject_id;
  switch (row.subject_kind) {
    case 'change':
      return { kind: 'change', decision: id } as ApprovalSubject;
    case 'exception':
      return { kind: 'exception', exception: id };
    case 'lease':
      return { kind: 'lease', lease: id };
    case 'policy-request':
      return { kind: 'policy-request', policyRequest: id };
    default:
      return row.subject_kind satisfies never;
  }
}

/** @internal */
export function subjectId(subject: ApprovalSubject): string {
  switch (subject.kind) {
    case 'change':
      return subject.decision;
    case 'exception':
      return subject.exception;
    case 'lease':
      return subject.lease;
    default:
      return subject.policyRequest;
  }
}

declare module '../../../record/seals/SealedTables' {
  interface SealedTables {
    approvals: ApprovalRow;
    approval_asked: RequestedApproverRow;
    approval_consents: ConsentRow;
    approval_escalations: EscalationRow;
    approval_handovers: HandoverRow;
    delegations: DelegationRow;
  }
}
