import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { databaseTime, addMilliseconds } from '../../../base/database';
import { personRef } from '../../../identity/people';
import type { Seals } from '../../../record/seals';
import { subjectId, type ApprovalRow } from '../model/rows';
import { closeEarlier, type Closed } from './closeEarlier';
import { refuseTooMany } from './refuseTooMany';
import { dueAt } from '../model/dueAt';
import { insertAsked, insertParts } from './insertPeople';
import type { PreparedApproval } from '../commands/prepare';

type Written =
  | { kind: 'opened'; row: ApprovalRow; closed: Closed }
  /** The same person asked for the same change before, and that request still stands. */
  | { kind: 'standing'; id: string };

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
  const opened = await rowOf(transaction, options);
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
    const { id } = await standing(transaction, row);
    return { kind: 'standing', id };
  }
  await insertAsked(transaction, seals, {
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

async function rowOf(
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
    due_at: dueAt({ requestedAt, expiresAt, requirements, escalated: [] }),
  };
}

async function standing(
  transaction: Knex.Transaction,
  row: ApprovalRow,
): Promise<Pick<ApprovalRow, 'id'>> {
  const found = await transaction<ApprovalRow>('approvals')
    .where({
      fingerprint: row.fingerprint,
      requester: row.requester,
      subject_kind: row.subject_kind,
    })
    .orderBy('id', 'desc')
    .first('id');
  if (found) return found;
  throw new Error('The request conflicts with one that is not there.');
}
