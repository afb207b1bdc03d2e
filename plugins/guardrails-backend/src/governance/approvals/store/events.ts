import type { Knex } from 'knex';
import type { Announcement } from '../../../announce';
import type { LedgerRecord } from '../../../record/ledger';
import { superseding } from '../../../record/seals';
import type { ApprovalRow } from '../model/rows';
import { recordEvents, type RecordStores } from '../../../record';

/** What happens to a request for approval, as the ledger and others hear it. @internal */
export type ApprovalEvent =
  | 'requested'
  | 'consented'
  | 'consent-withdrawn'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'superseded'
  | 'expired'
  | 'escalated'
  | 'handed-over'
  | 'handed-back'
  | 'redeemed';

/** @internal */
export type Happening = {
  row: ApprovalRow;
  event: ApprovalEvent;
  at: string;
  /** Entity ref of the person who did it; absent where the time did. */
  by?: string;
  /** For the ledger: what makes the entry provable beside the ids. */
  detail?: Record<string, unknown>;
  /** Beside the request: the consent it is about, and what is over with it. */
  subjects?: Pick<LedgerRecord['subjects'], 'consent' | 'ends'>;
  /** Whom to notify; absent where only systems listen. */
  tell?: string[];
  /** What the notification says instead of the name of the event, and what to do. */
  about?: { title: string; description: string };
};

/**
 * Puts what happened into the outbox and, last of all, on the ledger, in the transaction in which it happened.
 * @internal
 */
export async function record(
  transaction: Knex.Transaction,
  to: RecordStores,
  happenings: Happening[],
): Promise<void> {
  await recordEvents({
    transaction,
    to,
    events: happenings.map(happening => ({
      announcements: [announcementOf(happening)],
      entry: ledgerRecordOf(happening),
    })),
  });
}

function ledgerRecordOf({
  row,
  event,
  at,
  by,
  detail,
  subjects,
}: Happening): LedgerRecord {
  return {
    kind: 'approval',
    subjects: {
      approval: row.id,
      ...(row.subject_kind === 'change' && { decision: row.subject_id }),
      ...(row.subject_kind === 'exception' && { exception: row.subject_id }),
      ...(row.subject_kind === 'lease' && { lease: row.subject_id }),
      ...superseding('approvals', row),
      ...subjects,
    },
    payload: {
      event,
      approval: row.id,
      subject: { kind: row.subject_kind, id: row.subject_id },
      fingerprint: row.fingerprint,
      requester: row.requester,
      at,
      ...(by !== undefined && { by }),
      ...detail,
    },
  };
}

const words: Record<ApprovalEvent, string> = {
  requested: 'Waiting for your approval',
  consented: 'Consent given',
  'consent-withdrawn': 'Consent withdrawn',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Request withdrawn',
  superseded: 'Replaced by a newer request',
  expired: 'Request expired',
  escalated: 'Waiting for your approval, because nobody decided in time',
  'handed-over': 'Handed to you',
  'handed-back': 'Handed back to you',
  redeemed: 'Approval used',
};

function titleOf(event: ApprovalEvent, by: string | undefined): string {
  const handed = event === 'handed-over' || event === 'handed-back';
  return handed && by !== undefined ? `${words[event]} by ${by}` : words[event];
}

function announcementOf(happening: Happening): Announcement {
  const { row, event, at, by, tell, about } = happening;
  return {
    topic: `approval.${event}`,
    key: `approval.${row.id}.${event}.${at}.${by ?? ''}`,
    title: `${about?.title ?? titleOf(event, by)}: ${row.title}`,
    ...(about && { description: about.description }),
    link: `/guardrails/approvals/${row.id}`,
    severity: event === 'escalated' ? 'high' : 'normal',
    recipients: tell ?? [],
    ...(row.target_ref !== null && { entity: row.target_ref }),
    payload: {
      approval: row.id,
      event,
      at,
      subject: { kind: row.subject_kind, id: row.subject_id },
    },
  };
}
