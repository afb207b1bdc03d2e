import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import { recordEvents } from '../../../record';
import { toSandboxAnnouncement } from '../events/toSandboxAnnouncement';
import { toSandboxRecord } from '../events/toSandboxRecord';
import { GRACE } from '../model/deriveSandboxState';
import { dueNotice, nextNotice } from '../model/nextNotice';
import type { SandboxRow } from '../model/rows';
import type { SandboxDeps } from '../SandboxDeps';
import { toOverdue } from './reportEnd';

const BATCH = 100;
const HOUR = 60 * 60_000;
const NO_RUNNER = 'No runner has come to destroy it.';

const severities: Record<number, 'low' | 'normal' | 'high'> = {
  [48 * HOUR]: 'low',
  [2 * HOUR]: 'normal',
  [HOUR / 2]: 'high',
};

/**
 * Says what has become true of sandboxes: that an end comes near, or has passed without a runner. Each is claimed by
 * the update that says so, so of many replicas one speaks; what is told again has the same key and is told once.
 * @internal
 */
export async function announceEnds(
  deps: Pick<SandboxDeps, 'store' | 'to'>,
): Promise<number> {
  const { store } = deps;
  const now = await store.now();
  const near = await store.rows(
    query => query.where('notice_at', '<=', now).orderBy('notice_at'),
    { limit: BATCH },
  );
  const late = await store.rows(
    query => isLate(query, now).orderBy('ends_at'),
    { limit: BATCH },
  );
  let told = 0;
  for (const row of near) if (await tellNear(deps, row)) told += 1;
  for (const row of late) if (await tellLate(deps, row)) told += 1;
  return told;
}

function tellNear(
  { store, to }: Pick<SandboxDeps, 'store' | 'to'>,
  row: SandboxRow,
): Promise<boolean> {
  return store.transact(async transaction => {
    const now = await databaseTime(transaction);
    const claimed = await transaction<SandboxRow>('sandboxes')
      .where({ id: row.id, notice_at: row.notice_at, ends_at: row.ends_at })
      // The row is as it was believed: extended since it was read as due, it is no longer due.
      .where('notice_at', '<=', now)
      .whereNull('ended_at')
      .update({ notice_at: nextNotice(row.ends_at, now) });
    if (claimed !== 1 || row.ends_at <= now) return false;
    const before = dueNotice(row.ends_at, now);
    await to.outbox.add(transaction, [
      toSandboxAnnouncement(row, {
        topic: 'sandbox.ending',
        key: `${row.ends_at}:${before}`,
        title: `The sandbox ${row.target_ref} will be destroyed on ${row.ends_at}`,
        description: 'Everything in it is lost then. Extend it to keep it.',
        severity: severities[before],
      }),
    ]);
    return true;
  });
}

function tellLate(
  { store, to }: Pick<SandboxDeps, 'store' | 'to'>,
  { id }: SandboxRow,
): Promise<boolean> {
  return store.transact(async transaction => {
    const now = await databaseTime(transaction);
    const row = await store.change(transaction, {
      narrow: query => isLate(query.where({ id }), now),
      change: () => ({ failure: NO_RUNNER }),
    });
    if (!row) return false;
    await recordEvents({
      transaction,
      to,
      events: [
        {
          entry: toSandboxRecord(row, 'sandbox-overdue', { reason: NO_RUNNER }),
          announcements: [toOverdue(row, NO_RUNNER)],
        },
      ],
    });
    return true;
  });
}

/** Its time has passed, and nothing has been said of that. Where an attempt is running, a runner has come. */
function isLate(
  query: Knex.QueryBuilder<SandboxRow>,
  now: string,
): Knex.QueryBuilder<SandboxRow> {
  return query
    .whereNull('ended_at')
    .whereNull('stopped_at')
    .whereNull('failure')
    .where('ends_at', '<=', addMilliseconds(now, -GRACE))
    .where(idle => idle.whereNull('run_id').orWhere('due_at', '<=', now));
}
