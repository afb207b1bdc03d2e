import type { Announcement } from '../../../announce';
import { withDurableTransaction } from '../../../record/ledger';
import { recordEvents } from '../../../record';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import { listRecipients } from '../model/listRecipients';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { ExceptionRow } from '../model/rows';
import { DAY, nextNotice, WARNINGS } from '../model/nextNotice';

const BATCH = 100;

/**
 * Says what has become true: that an exception will end, or has. Ending needs no announcement, the time alone
 * does it; this is for the people and for the record. Each notice is claimed by the update that moves the row to the
 * next one, so of many replicas one speaks.
 * @internal
 */
export async function announceEnds(
  deps: Pick<ExceptionDeps, 'knex' | 'outbox' | 'ledger'>,
): Promise<number> {
  const { knex } = deps;
  let announced = 0;
  for (;;) {
    const due = await knex<ExceptionRow>('exceptions')
      .where('notice_at', '<=', await databaseTime(knex))
      .orderBy('notice_at')
      .limit(BATCH);
    for (const row of due) {
      if (await announceEnd(deps, row)) announced += 1;
    }
    if (due.length < BATCH) return announced;
  }
}

function announceEnd(
  deps: Pick<ExceptionDeps, 'knex' | 'outbox' | 'ledger'>,
  row: ExceptionRow,
): Promise<boolean> {
  return withDurableTransaction(deps.knex, async transaction => {
    const now = await databaseTime(transaction);
    const ended = row.until <= now;
    const claimed = await transaction<ExceptionRow>('exceptions')
      .where({ id: row.id, notice_at: row.notice_at })
      .update({ notice_at: ended ? null : nextNotice(row.until, now) });
    if (claimed !== 1) return false;
    const event = ended ? 'ended' : 'ending';
    await recordEvents({
      transaction,
      to: deps,
      events: [
        {
          announcements: [toAnnouncement(row, event, now)],
          entry: {
            kind: 'exception',
            subjects: { exception: row.id },
            payload: { event, until: row.until },
          },
        },
      ],
    });
    return true;
  });
}

const severities = { 14: 'low', 3: 'normal', 1: 'high' } as const;

function toAnnouncement(
  row: ExceptionRow,
  event: 'ended' | 'ending',
  now: string,
): Announcement {
  const what = `Exception from ${row.rule} for ${row.target_ref}`;
  const days =
    WARNINGS.findLast(some => addMilliseconds(row.until, -some * DAY) <= now) ??
    1;
  const about = {
    link: `/guardrails/exceptions/${row.id}`,
    recipients: listRecipients(row),
    entity: row.target_ref,
    payload: {
      exception: row.id,
      rule: row.rule,
      target: row.target_ref,
      until: row.until,
    },
  };
  return event === 'ended'
    ? {
        ...about,
        topic: 'exception.ended',
        key: `exception.ended:${row.id}`,
        title: `${what} has ended`,
        severity: 'high',
      }
    : {
        ...about,
        topic: 'exception.ending',
        key: `exception.ending:${row.id}:${days}`,
        title: `${what} ends on ${row.until.slice(0, 10)}`,
        description: `Fix the violation, or request a new decision: the exception expires at ${row.until}.`,
        severity: severities[days],
      };
}
