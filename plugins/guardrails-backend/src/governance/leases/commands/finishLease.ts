import { sha256 } from '@backstage-guardrails/policy-decision';
import { quoteForDisplay } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { toLeaseAnnouncement } from '../events/toLeaseAnnouncement';
import type { AccessDeps } from '../AccessDeps';
import type { LeaseStore } from '../store/LeaseStore';
import { toLeaseRecord } from '../events/toLeaseRecord';
import { reportAccess } from './reportAccess';
import type { LeaseReportRow, LeaseRow } from '../model/rows';

/**
 * Takes the access back and, once nothing of it is left, says so on record. It can be done again at any time; what
 * does not succeed is left for the reconciler, with what hinders it on record.
 * @internal
 */
export async function finishLease(
  deps: AccessDeps,
  row: LeaseRow,
): Promise<boolean> {
  try {
    const provider = deps.providers.byId(row.provider);
    const grant = { lease: row.id, resource: row.resource };
    // What was used is known only while the account is there.
    const usage = await provider.usage?.(grant).catch(() => undefined);
    const { report: found, obstacles } = await provider.revoke(grant, {
      onFound: lines => keep(deps.store, row, lines),
    });
    await keep(deps.store, row, found);
    if (obstacles.length > 0) {
      await hinder(deps, row, obstacles);
      return false;
    }
    await deps.store.transact(transaction =>
      end(deps, transaction, { row, usage, found }),
    );
    return true;
  } catch (error) {
    deps.logger.error('Access could not be revoked yet', {
      lease: row.id,
      error: String(error),
    });
    await hinder(deps, row, [noAnswer(error)]);
    return false;
  }
}

/** An end may take several attempts, and only the first one finds what was there. */
async function keep(
  store: LeaseStore,
  row: LeaseRow,
  found: string[],
): Promise<void> {
  await store.transact(transaction => reportAccess(transaction, row.id, found));
}

/** Messages of systems may hold what is not for readers of a lease; a code tells operators where to look. */
function noAnswer(error: unknown): string {
  const { code } = error as { code?: unknown };
  const known = typeof code === 'string' ? ` (${code})` : '';
  return `The system does not answer, or refuses${known}. The log of the service says more`;
}

/** Told once for each set of obstacles, although it is tried again every minute. */
async function hinder(
  deps: Pick<AccessDeps, 'config' | 'store'>,
  row: LeaseRow,
  obstacles: string[],
): Promise<void> {
  const told = JSON.stringify(obstacles);
  await deps.store.transact(async transaction => {
    const [hindered] = await transaction<LeaseRow>('leases')
      .where({ id: row.id })
      .whereNull('ended_at')
      .where(other =>
        other.whereNull('obstacles').orWhereNot('obstacles', told),
      )
      .update({ obstacles: told })
      .returning('*');
    if (!hindered) return;
    await deps.store.record(transaction, {
      announcements: [
        toLeaseAnnouncement(row, {
          topic: 'lease.overdue',
          key: sha256(told),
          title: `Access of ${row.person} to ${row.resource} could not be ended yet`,
          description: `${obstacles.join(
            '. ',
          )}. It is tried again every minute; remove what hinders it.`,
          severity: 'critical',
          recipients: [row.owner, ...deps.config.tell],
          payload: { obstacles },
        }),
      ],
      entry: toLeaseRecord(row, 'reported', {
        report: await foundSoFar(transaction, row),
        obstacles,
      }),
    });
  });
}

async function end(
  deps: Pick<AccessDeps, 'config' | 'store'>,
  transaction: Knex.Transaction,
  { row, usage, found }: { row: LeaseRow; usage?: string[]; found: string[] },
): Promise<void> {
  const now = await databaseTime(transaction);
  const ended = await deps.store.change(transaction, {
    narrow: query => query.where({ id: row.id }).whereNull('ended_at'),
    change: () => ({
      ended_at: now,
      obstacles: null,
      ...(usage && { usage: JSON.stringify(usage) }),
    }),
  });
  if (!ended) {
    await tellReport(deps, transaction, { row, found });
    return;
  }
  const all = await foundSoFar(transaction, row);
  await deps.store.record(transaction, {
    announcements: [
      toLeaseAnnouncement(ended, {
        topic: 'lease.ended',
        title: `Access to ${row.resource} has ended`,
        description: [endReason(ended), ...all].filter(Boolean).join('. '),
        severity: all.length > 0 ? 'high' : 'low',
        recipients: [
          row.person,
          ...(all.length > 0 || row.break_glass === 1
            ? [row.owner, ...deps.config.tell]
            : []),
        ],
        payload: { report: all },
      }),
    ],
    entry: toLeaseRecord(ended, 'ended', {
      reason: ended.end_reason,
      report: all,
      usage,
    }),
  });
}

/** Another replica said first that it has ended, and found nothing: what this one found must not be lost. */
async function tellReport(
  deps: Pick<AccessDeps, 'config' | 'store'>,
  transaction: Knex.Transaction,
  { row, found }: { row: LeaseRow; found: string[] },
): Promise<void> {
  if (found.length === 0) return;
  await deps.store.record(transaction, {
    announcements: found.map(text =>
      toLeaseAnnouncement(row, {
        topic: 'lease.deviation',
        key: text,
        title: `Something was left of access to ${row.resource}`,
        description: text,
        severity: 'high',
        recipients: [row.owner, ...deps.config.tell],
      }),
    ),
    entry: toLeaseRecord(row, 'reported', { report: found }),
  });
}

/** Everything that every attempt has found. */
async function foundSoFar(
  transaction: Knex.Transaction,
  { id }: LeaseRow,
): Promise<string[]> {
  const rows = await transaction<LeaseReportRow>('lease_reports')
    .where({ lease_id: id })
    .orderBy(['at', 'digest']);
  return rows.map(({ text }) => text);
}

/** A person's reason is theirs, and shown as such; every other one is ours. */
function endReason({ end_reason, ended_by }: LeaseRow): string | null {
  return ended_by === null || end_reason === null
    ? end_reason
    : `Reason: ${quoteForDisplay(end_reason)}`;
}
