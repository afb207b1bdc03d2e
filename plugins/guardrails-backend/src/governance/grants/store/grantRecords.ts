import type { GrantRow } from '../model/rows';
import type { LedgerRecord } from '../../../record/ledger';
import { revisionName, consumedName, superseding } from '../../../record/seals';

/** A permission that was made. @internal */
export function grantRecord(grant: GrantRow): LedgerRecord {
  return {
    kind: 'grant',
    subjects: listSubjects(grant),
    payload: {
      ...permission(grant),
      mintedAt: grant.minted_at,
      expiresAt: grant.expires_at,
    },
  };
}

/** A permission that was used, and what it rested on then. @internal */
export function redemptionRecord(
  grant: GrantRow,
  options: {
    redeemedAt: string;
    /** Of the verdict that was made again for it. */
    verdict: string;
    snapshot: string;
    exceptions: string[];
    participants: { person: string; duty: string; source: string }[];
    /** The entry of the registry that is claimed with it. */
    claim?: object;
  },
): LedgerRecord {
  return {
    kind: 'redemption',
    subjects: {
      ...listSubjects(grant),
      // The grant as it was before this; nothing of the decision can be used again.
      supersedes: revisionName('grants', grant),
      ends: consumedName(grant.decision_id),
    },
    payload: { ...permission(grant), ...options },
  };
}

/** How a change ended. @internal */
export function outcomeRecord(grant: GrantRow): LedgerRecord {
  return {
    kind: 'outcome',
    subjects: { ...listSubjects(grant), ...superseding('grants', grant) },
    payload: {
      grant: grant.id,
      decision: grant.decision_id,
      status: grant.status,
      endedAt: grant.ended_at,
      ...(grant.detail !== null && { detail: grant.detail }),
      ...(grant.entity !== null && { entity: grant.entity }),
      ...(grant.afterwards_id !== null && { afterwards: grant.afterwards_id }),
    },
  };
}

function listSubjects(grant: GrantRow): LedgerRecord['subjects'] {
  return {
    decision: grant.decision_id,
    grant: grant.id,
    ...(grant.approval_id !== null && { approval: grant.approval_id }),
  };
}

function permission(grant: GrantRow) {
  return {
    grant: grant.id,
    decision: grant.decision_id,
    ...(grant.approval_id !== null && { approval: grant.approval_id }),
    principal: grant.principal,
    enforcementPoint: grant.enforcement_point,
    fingerprint: grant.fingerprint,
    task: grant.task,
    plan: grant.plan,
    workspace: grant.workspace,
  };
}
