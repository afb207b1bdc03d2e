import type {
  ApprovalRow,
  AskedRow,
  ConsentRow,
  DelegationRow,
  EscalationRow,
  HandoverRow,
} from '../approvals/rows';
import type { GrantRow } from '../database';
import type { ExceptionRow } from '../exceptions/rows';
import type { LeaseReviewRow, LeaseRow } from '../leases/rows';
import type { PasskeyRow } from '../passkeys/rows';

/** Tables whose rows give authority. @internal */
export type SealedTables = {
  approvals: ApprovalRow;
  approval_asked: AskedRow;
  approval_consents: ConsentRow;
  approval_escalations: EscalationRow;
  approval_handovers: HandoverRow;
  delegations: DelegationRow;
  exceptions: ExceptionRow;
  grants: GrantRow;
  lease_reviews: LeaseReviewRow;
  leases: LeaseRow;
  passkeys: PasskeyRow;
};

/** @internal */
export type SealedTable = keyof SealedTables;

/**
 * Every column of every such table, in one list or the other: a column that is added and is in neither does not
 * compile, and a test holds the lists against the database. `free` is what no decision rests on.
 * @internal
 */
export const sealedColumns: {
  readonly [Table in SealedTable]: {
    readonly [Column in Exclude<keyof SealedTables[Table], 'seal'>]:
      | 'key'
      | 'sealed'
      | 'free';
  };
} = {
  approvals: {
    id: 'key',
    subject_kind: 'sealed',
    subject_id: 'sealed',
    fingerprint: 'sealed',
    title: 'sealed',
    reason: 'sealed',
    requester: 'sealed',
    target_ref: 'sealed',
    target_owner: 'sealed',
    environment: 'sealed',
    requested_at: 'sealed',
    expires_at: 'sealed',
    requirements: 'sealed',
    participants: 'sealed',
    parts: 'sealed',
    supersedes: 'sealed',
    revision: 'sealed',
    approved_at: 'sealed',
    closed_as: 'sealed',
    closed_at: 'sealed',
    fingerprint_version: 'sealed',
    closed_reason: 'sealed',
    due_at: 'free',
  },
  approval_asked: {
    approval_id: 'key',
    requirement: 'key',
    person: 'key',
    human: 'sealed',
  },
  approval_consents: {
    id: 'key',
    approval_id: 'sealed',
    person: 'sealed',
    human: 'sealed',
    seat: 'sealed',
    delegated_by: 'sealed',
    delegation_id: 'sealed',
    kind: 'sealed',
    reason: 'sealed',
    at: 'sealed',
    means: 'sealed',
    consent_digest: 'sealed',
    evidence: 'sealed',
    counts: 'sealed',
    withdrawn_at: 'sealed',
    revision: 'sealed',
  },
  approval_escalations: {
    approval_id: 'key',
    requirement: 'key',
    at: 'sealed',
  },
  approval_handovers: {
    approval_id: 'key',
    giver_human: 'key',
    taker_human: 'key',
    giver: 'sealed',
    taker: 'sealed',
    reason: 'sealed',
    at: 'sealed',
    returned_at: 'sealed',
    revision: 'sealed',
  },
  delegations: {
    id: 'key',
    giver: 'sealed',
    giver_human: 'sealed',
    taker: 'sealed',
    taker_human: 'sealed',
    since: 'sealed',
    until: 'sealed',
    revoked_at: 'sealed',
    revision: 'sealed',
  },
  exceptions: {
    id: 'key',
    rule: 'sealed',
    rule_digest: 'sealed',
    carried_rule_digest: 'sealed',
    carried_at: 'sealed',
    severity: 'sealed',
    target_ref: 'sealed',
    target_owner: 'sealed',
    environment: 'sealed',
    environment_class: 'sealed',
    account: 'sealed',
    resources: 'sealed',
    bounds: 'sealed',
    until: 'sealed',
    reason: 'sealed',
    control: 'sealed',
    maximum_uses: 'sealed',
    uses: 'sealed',
    renews: 'sealed',
    decision_id: 'sealed',
    requester: 'sealed',
    requested_at: 'sealed',
    approval_id: 'sealed',
    fingerprint: 'sealed',
    granted_at: 'sealed',
    granted_by: 'sealed',
    refused_at: 'sealed',
    revoked_at: 'sealed',
    revoked_by: 'sealed',
    revoked_reason: 'sealed',
    control_failed_at: 'sealed',
    control_failures: 'free',
    control_due_at: 'free',
    notice_at: 'free',
    revision: 'sealed',
  },
  grants: {
    id: 'key',
    decision_id: 'sealed',
    principal: 'sealed',
    enforcement_point: 'sealed',
    fingerprint: 'sealed',
    approval_id: 'sealed',
    afterwards_id: 'sealed',
    target_ref: 'sealed',
    destroyed: 'sealed',
    replaced: 'sealed',
    changed: 'sealed',
    task: 'sealed',
    plan: 'sealed',
    workspace: 'sealed',
    minted_at: 'sealed',
    expires_at: 'sealed',
    redeemed_at: 'sealed',
    status: 'sealed',
    ended_at: 'sealed',
    detail: 'free',
    entity: 'free',
    cataloged_at: 'free',
    revision: 'sealed',
  },
  lease_reviews: {
    lease_id: 'key',
    human: 'key',
    person: 'sealed',
    at: 'sealed',
    text: 'sealed',
  },
  leases: {
    id: 'key',
    person: 'sealed',
    human: 'sealed',
    provider: 'sealed',
    resource: 'sealed',
    owner: 'sealed',
    environment: 'sealed',
    role: 'sealed',
    minutes: 'sealed',
    purpose: 'sealed',
    incident: 'sealed',
    break_glass: 'sealed',
    decision_id: 'sealed',
    fingerprint: 'sealed',
    outcome: 'sealed',
    approval_id: 'sealed',
    requested_at: 'sealed',
    start_by: 'sealed',
    consented_at: 'sealed',
    refused_at: 'sealed',
    intended_at: 'sealed',
    started_at: 'sealed',
    ends_at: 'sealed',
    failed_at: 'sealed',
    ending_at: 'sealed',
    ended_at: 'sealed',
    end_reason: 'sealed',
    ended_by: 'sealed',
    usage: 'free',
    obstacles: 'free',
    reviews: 'sealed',
    reviewed_at: 'sealed',
    debtor: 'sealed',
    revision: 'sealed',
  },
  passkeys: {
    id: 'key',
    person: 'sealed',
    name: 'free',
    credential_id: 'sealed',
    public_key: 'sealed',
    counter: 'free',
    transports: 'free',
    enrolled_at: 'sealed',
    usable_from: 'sealed',
    last_used_at: 'free',
    revoked_at: 'sealed',
    revision: 'sealed',
  },
};

/** @internal */
export const sealedTables = Object.keys(sealedColumns).sort() as SealedTable[];

/** Names of the columns of a table that are of a kind. @internal */
export function columnsOf(
  table: SealedTable,
  kinds: ('key' | 'sealed' | 'free')[],
): string[] {
  return Object.entries(sealedColumns[table])
    .filter(([, kind]) => kinds.includes(kind))
    .map(([name]) => name);
}
