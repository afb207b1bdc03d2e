import type { Knex } from 'knex';
import type { DomainEvent } from '../store/ApprovalEvents';
import type { ApprovalContext } from '../model/ApprovalContext';
import type { ApprovalDeps } from '../ApprovalDeps';
import { toSubject, type ApprovalRow, type ConsentRow } from '../model/rows';
import { REDEEMED_LATER } from '../model/deriveApprovalState';

/** What a word makes of a request. */
type VoteOutcome = 'open' | 'approved' | 'rejected' | 'changes-requested';

/** The columns that change with a word. @internal */
export function closingColumns(
  row: ApprovalRow,
  outcome: VoteOutcome,
  now: string,
): Partial<Omit<ApprovalRow, 'seal' | 'revision'>> {
  const closed = { closed_at: now, due_at: null };
  switch (outcome) {
    case 'rejected':
    case 'changes-requested':
      return { ...closed, closed_as: outcome };
    case 'approved':
      return REDEEMED_LATER.includes(row.subject_kind)
        ? { approved_at: now, due_at: row.expires_at }
        : { ...closed, approved_at: now, closed_as: 'approved' };
    default:
      return {};
  }
}

/** @internal */
export function listDomainEvents(options: {
  row: ApprovalRow;
  consent: ConsentRow;
  outcome: VoteOutcome;
  found: ApprovalContext;
}): DomainEvent[] {
  const { row, consent, outcome, found } = options;
  const { at, person: by } = consent;
  const detail = {
    consent: consent.id,
    kind: consent.kind,
    means: consent.means,
    consentDigest: consent.consent_digest,
    ...(consent.delegated_by !== null && {
      delegatedBy: consent.delegated_by,
    }),
    ...(consent.reason !== null && { reason: consent.reason }),
    ...(consent.evidence !== null && {
      signature: JSON.parse(consent.evidence),
    }),
  };
  const told = { row, at, by, notify: [row.requester] };
  const subjects = { consent: consent.id };
  switch (outcome) {
    case 'rejected':
      return [{ ...told, event: 'rejected', detail, subjects }];
    case 'changes-requested':
      return [
        { ...told, event: outcome, detail, subjects, about: toCorrect(by) },
      ];
    case 'approved':
      return [
        { row, at, by, event: 'consented', detail, subjects },
        {
          ...told,
          event: 'approved',
          detail: {
            consents: [...found.approvals, consent].map(({ id }) => id),
          },
        },
      ];
    default:
      return [{ row, at, by, event: 'consented', detail, subjects }];
  }
}

/** What the requester is told to do; the reason is on the page, for those who may read it. */
function toCorrect(reviewer: string): DomainEvent['about'] {
  return {
    title: 'Changes requested',
    description: `${reviewer} requested changes. Read the reason, correct the values and run the template again. The corrected change needs a new request for approval.`,
  };
}

/** What was requested learns of its decision in the same transaction. @internal */
export async function notifySubject(
  { listeners }: Pick<ApprovalDeps, 'listeners'>,
  transaction: Knex.Transaction,
  row: ApprovalRow,
  state: 'approved' | 'rejected' | 'superseded',
): Promise<void> {
  const subject = toSubject(row);
  const decided = { approval: row.id, state };
  switch (subject.kind) {
    case 'change':
      return undefined;
    case 'exception':
      return listeners.exception(transaction, { ...decided, subject });
    case 'lease':
      return listeners.lease(transaction, { ...decided, subject });
    case 'policy-request':
      return listeners['policy-request'](transaction, { ...decided, subject });
    default:
      throw new TypeError(
        `Not a subject: ${JSON.stringify(subject satisfies never)}`,
      );
  }
}
