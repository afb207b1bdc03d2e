import { approvalWords } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { Announcement } from '../../../announce';
import type { LedgerRecord } from '../../../record/ledger';
import { superseding } from '../../../record/seals';
import type { ApprovalObserver } from '../ApprovalObserver';
import type { ApprovalRow } from '../model/rows';
import { recordEvents, type RecordStores } from '../../../record';

/** What happens to a request for approval, as the ledger and notifications name it. @internal */
export type ApprovalEvent =
  | 'requested'
  | 'consented'
  | 'consent-withdrawn'
  | 'approved'
  | 'rejected'
  | 'changes-requested'
  | 'withdrawn'
  | 'superseded'
  | 'expired'
  | 'escalated'
  | 'handed-over'
  | 'handed-back'
  | 'redeemed'
  | 'carried-over';

/** @internal */
export type DomainEvent = {
  row: ApprovalRow;
  event: ApprovalEvent;
  at: string;
  /** Entity ref of the person who did it; absent where the time did. */
  by?: string;
  /** For the ledger: what makes the entry provable beside the ids. */
  detail?: Record<string, unknown>;
  /** Beside the request: the consent it is about, and what is over with it. */
  subjects?: Pick<LedgerRecord['subjects'], 'consent' | 'ends'>;
  /** It is on the ledger only: for people and systems nothing changes. */
  quiet?: true;
  /** Whom to notify; absent where only systems listen. */
  notify?: string[];
  /** What the notification says instead of the name of the event, and what to do. */
  about?: { title: string; description: string };
};

/** Events whose request, as it is named in them, says whether it is approved. */
const DECIDING: ApprovalEvent[] = ['approved', 'consent-withdrawn', 'redeemed'];

/** Records what happens to requests for approval. @internal */
export class ApprovalEvents {
  readonly #stores: RecordStores;
  readonly #observer: ApprovalObserver;

  constructor(options: RecordStores & { observer: ApprovalObserver }) {
    const { ledger, outbox, observer } = options;
    this.#stores = { ledger, outbox };
    this.#observer = observer;
  }

  /** Writes the notifications and, last of all, the ledger, in the transaction in which it happened. */
  async record(
    transaction: Knex.Transaction,
    events: DomainEvent[],
  ): Promise<void> {
    await this.#observer.changed(
      transaction,
      events.flatMap(({ event, row }) => (DECIDING.includes(event) ? row : [])),
    );
    await recordEvents({
      transaction,
      to: this.#stores,
      events: events.map(event => ({
        announcements: event.quiet ? [] : [toAnnouncement(event)],
        entry: toLedgerRecord(event),
      })),
    });
  }
}

function toLedgerRecord({
  row,
  event,
  at,
  by,
  detail,
  subjects,
}: DomainEvent): LedgerRecord {
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

const titles: Record<ApprovalEvent, string> = {
  requested: 'Waiting for your approval',
  consented: 'Approved by a reviewer',
  'consent-withdrawn': 'Review withdrawn',
  approved: approvalWords.approved,
  rejected: approvalWords.rejected,
  'changes-requested': approvalWords['changes-requested'],
  withdrawn: approvalWords.withdrawn,
  superseded: approvalWords.superseded,
  expired: approvalWords.expired,
  escalated: 'Waiting for your approval: escalated to you',
  'handed-over': 'Assigned to you',
  'handed-back': 'Returned to you',
  redeemed: 'Approval used',
  'carried-over': 'Goes on with changed rules',
};

function eventTitle(event: ApprovalEvent, by: string | undefined): string {
  const handed = event === 'handed-over' || event === 'handed-back';
  return handed && by !== undefined
    ? `${titles[event]} by ${by}`
    : titles[event];
}

/** A change is approved on the page of its run, anything else on that of the request. */
function linkOf(row: ApprovalRow): string {
  return row.subject_kind === 'change'
    ? `/guardrails/decisions/${row.subject_id}`
    : `/guardrails/approvals/${row.id}`;
}

function toAnnouncement(happened: DomainEvent): Announcement {
  const { row, event, at, by, notify, about } = happened;
  return {
    topic: `approval.${event}`,
    key: `approval.${row.id}.${event}.${at}.${by ?? ''}`,
    title: `${about?.title ?? eventTitle(event, by)}: ${row.title}`,
    ...(about && { description: about.description }),
    link: linkOf(row),
    severity: event === 'escalated' ? 'high' : 'normal',
    recipients: notify ?? [],
    ...(row.target_ref !== null && { entity: row.target_ref }),
    payload: {
      approval: row.id,
      event,
      at,
      subject: { kind: row.subject_kind, id: row.subject_id },
    },
  };
}
