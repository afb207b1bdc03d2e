import type { Knex } from 'knex';
import { databaseTime } from '../database';
import { announcementOf } from './announcementOf';
import { durably } from '../ledger';
import type { LeaseRoom } from './LeaseRoom';
import { ledgerRecordOf } from './ledgerRecordOf';
import { report } from './report';
import type { LeaseRow } from './rows';

/**
 * Takes the access back and, once nothing of it is left, says so on record. It can be done again at any time; what
 * does not succeed is left for the reconciler.
 * @internal
 */
export async function finishLease(
  room: LeaseRoom,
  row: LeaseRow,
): Promise<boolean> {
  try {
    const provider = room.providers.byId(row.provider);
    const grant = { lease: row.id, resource: row.resource };
    // What was used is known only while the account is there.
    const usage = await provider.usage?.(grant).catch(() => undefined);
    const revoked = await provider.revoke(grant);
    await durably(room.knex, transaction =>
      end(room, transaction, { row, usage, found: revoked.report }),
    );
    return true;
  } catch (error) {
    room.logger.error('Access could not be taken back yet', {
      lease: row.id,
      error: String(error),
    });
    await tellOverdue(room, row);
    return false;
  }
}

async function end(
  room: LeaseRoom,
  transaction: Knex.Transaction,
  { row, usage, found }: { row: LeaseRow; usage?: string[]; found: string[] },
): Promise<void> {
  const now = await databaseTime(transaction);
  const [ended] = await room.seals.update(transaction, 'leases', {
    narrow: query => query.where({ id: row.id }).whereNull('ended_at'),
    change: () => ({
      ended_at: now,
      ...(usage && { usage: JSON.stringify(usage) }),
    }),
  });
  const fresh = await report(transaction, row.id, found);
  if (!ended) {
    await tellReport(room, transaction, { row, fresh });
    return;
  }
  await room.outbox.add(transaction, [
    announcementOf(ended, {
      topic: 'lease.ended',
      title: `Access to ${row.resource} has ended`,
      description: [ended.end_reason, ...found].filter(Boolean).join('. '),
      severity: found.length > 0 ? 'high' : 'low',
      recipients: [
        row.person,
        ...(found.length > 0 || row.break_glass === 1
          ? [row.owner, ...room.config.tell]
          : []),
      ],
      payload: { report: found },
    }),
  ]);
  await room.ledger.append(transaction, [
    ledgerRecordOf(ended, 'ended', {
      reason: ended.end_reason,
      report: found,
      usage,
    }),
  ]);
}

/** Another replica said first that it has ended, and found nothing: what this one found must not be lost. */
async function tellReport(
  room: LeaseRoom,
  transaction: Knex.Transaction,
  { row, fresh }: { row: LeaseRow; fresh: string[] },
): Promise<void> {
  if (fresh.length === 0) return;
  await room.outbox.add(
    transaction,
    fresh.map(text =>
      announcementOf(row, {
        topic: 'lease.deviation',
        key: text,
        title: `Something was left of access to ${row.resource}`,
        description: text,
        severity: 'high',
        recipients: [row.owner, ...room.config.tell],
      }),
    ),
  );
  await room.ledger.append(transaction, [
    ledgerRecordOf(row, 'reported', { report: fresh }),
  ]);
}

async function tellOverdue(room: LeaseRoom, row: LeaseRow): Promise<void> {
  await durably(room.knex, transaction =>
    room.outbox.add(transaction, [
      announcementOf(row, {
        topic: 'lease.overdue',
        title: `Access of ${row.person} to ${row.resource} could not be ended yet`,
        description:
          'The system does not answer or refuses. It is tried again every minute; somebody should look.',
        severity: 'critical',
        recipients: [row.owner, ...room.config.tell],
      }),
    ]),
  );
}
