import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import { personRef } from '../../../identity/people';
import type { Seals } from '../../../record/seals';
import { subjectId, type ApprovalRow } from '../model/rows';
import { closeEarlier, type Closed } from './closeEarlier';
import { whereIsFor } from './whereIsFor';
import { refuseTooMany } from './refuseTooMany';
import { dueAt } from '../model/dueAt';
import { insertRequestedApprovers, insertParts } from './insertPeople';
import type { PreparedApproval } from '../commands/prepare';

type Written =
  | { kind: 'opened'; row: ApprovalRow; closed: Closed }
  /** The same person asked for the same change before, and that request is not closed: nothing is written. */
  | { kind: 'existing'; id: string };

/** Rows of a new request. Two calls at once make one request, by the index on open ones. @internal */
export async function writeRequest(
  transaction: Knex.Transaction,
  options: {
    prepared: PreparedApproval;
    timeToLive: number;
    openRequestsOf: (requester: string) => number;
    seals: Seals;
  },
): Promise<Written> {
  const { prepared, openRequestsOf, seals } = options;
  const opened = await toRow(transaction, options);
  // Before anything is closed: a repeated request must not end another one of the same target.
  const existing = await findOpen(transaction, opened);
  if (existing) return { kind: 'existing', id: existing.id };
  const closed = await closeEarlier(transaction, { row: opened, seals });
  const row = seals.seal('approvals', {
    ...opened,
    supersedes: closed.superseded[0]?.id ?? null,
  });
  if (!prepared.approval.urgent) {
    await refuseTooMany(transaction, {
      row,
      limit: openRequestsOf(row.requester),
    });
  }
  const inserted = await transaction<ApprovalRow>('approvals')
    .insert(row)
    .onConflict()
    .ignore()
    .returning('id');
  if (inserted.length === 0) {
    // The same request at the same moment, which has closed the earlier ones by then: this one found none to close.
    return requireExisting(transaction, { row, closed });
  }
  await insertRequestedApprovers(transaction, seals, {
    approval: row.id,
    asked: prepared.asked,
  });
  await insertParts(transaction, row, [
    ...prepared.asked.map(({ person }) => ({ person, waiting: 1 })),
    { person: personRef(row.requester) ?? row.requester, waiting: 0 },
    ...(row.target_owner === null
      ? []
      : [{ person: row.target_owner, waiting: 0 }]),
  ]);
  return { kind: 'opened', row, closed };
}

async function toRow(
  transaction: Knex.Transaction,
  options: { prepared: PreparedApproval; timeToLive: number },
): Promise<Omit<ApprovalRow, 'seal'>> {
  const { prepared, timeToLive } = options;
  const { approval, requester, requirements, participants } = prepared;
  const requestedAt = await databaseTime(transaction);
  const expiresAt = addMilliseconds(requestedAt, timeToLive);
  return {
    id: uuidv7(),
    subject_kind: approval.subject.kind,
    subject_id: subjectId(approval.subject),
    fingerprint: approval.fingerprint,
    fingerprint_version: approval.fingerprintVersion,
    title: approval.title,
    reason: approval.reason ?? null,
    requester,
    target_ref: approval.target.ref ?? null,
    target_owner: approval.target.owner ?? null,
    environment: approval.target.environment ?? null,
    requested_at: requestedAt,
    expires_at: expiresAt,
    requirements: JSON.stringify(requirements),
    participants: JSON.stringify(participants),
    parts: JSON.stringify(approval.parts),
    supersedes: null,
    revision: 0,
    approved_at: null,
    closed_as: null,
    closed_at: null,
    closed_reason: null,
    carried_fingerprint: null,
    carried_at: null,
    due_at: dueAt({ requestedAt, expiresAt, requirements, escalated: [] }),
  };
}

/** The request of the same person for the same change that is neither closed nor past its time; of changes alone. */
async function findOpen(
  transaction: Knex.Transaction,
  row: Omit<ApprovalRow, 'seal'>,
): Promise<Pick<ApprovalRow, 'id'> | undefined> {
  if (row.subject_kind !== 'change') return undefined;
  return whereIsFor(
    transaction<ApprovalRow>('approvals').where({
      requester: row.requester,
      subject_kind: row.subject_kind,
    }),
    row.fingerprint,
  )
    .whereNull('closed_as')
    .where('expires_at', '>', row.requested_at)
    .first('id');
}

async function requireExisting(
  transaction: Knex.Transaction,
  { row, closed }: { row: ApprovalRow; closed: Closed },
): Promise<Written> {
  const found = await findOpen(transaction, row);
  if (found && closed.expired.length + closed.superseded.length === 0) {
    return { kind: 'existing', id: found.id };
  }
  // What was closed here would be on no ledger; the whole is undone, and asking again finds how it stands.
  throw new GuardrailsError({
    code: 'overloaded',
    message:
      'Another request of this target was opened at the same time. Try again.',
    retryAfter: 1,
  });
}
