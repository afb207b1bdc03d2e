import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import { listRecipients } from '../model/listRecipients';
import type { ControlResult } from '../controls';
import type { ExceptionDeps } from '../ExceptionDeps';
import { recordEvents } from '../../../record';
import { superseding } from '../../../record/seals';
import type { ControlRow, ExceptionRow } from '../model/rows';

/** A network has hiccups: a URL that does not answer is asked again soon, and the third time in a row counts. */
const TOLERATED = 3;
const SOON = 5 * 60 * 1000;

/** A result, and when one that does not hold ends the exception. @internal */
export type CheckedControl = ControlResult & {
  ends: 'at-once' | 'after-several' | 'never';
};

/**
 * Takes a result down, and ends the exception where its control does not hold. The row must still be as it was
 * claimed: what was revoked meanwhile stays as it is, and of two checks one counts.
 * @internal
 */
export async function recordResult(
  deps: Pick<ExceptionDeps, 'outbox' | 'ledger' | 'config' | 'seals'>,
  transaction: Knex.Transaction,
  options: {
    row: ExceptionRow;
    claim: string;
    result: CheckedControl;
  },
): Promise<void> {
  const { row, claim, result } = options;
  const now = await databaseTime(transaction);
  const fails = !result.holds && result.ends !== 'never';
  const failures = fails ? row.control_failures + 1 : 0;
  const failed = fails && (result.ends === 'at-once' || failures >= TOLERATED);
  const { every } = deps.config.controls;
  const next = addMilliseconds(now, fails ? Math.min(every, SOON) : every);
  const place = { id: row.id, control_due_at: claim };
  if (!failed) {
    const counted = await transaction<ExceptionRow>('exceptions')
      .where(place)
      .update({ control_failures: failures, control_due_at: next });
    if (counted !== 1) return;
    await keepResult(transaction, { exception: row.id, now, result });
    return;
  }
  const [ended] = await deps.seals.update(transaction, 'exceptions', {
    narrow: query => query.where(place),
    change: () => ({
      control_failures: failures,
      control_due_at: null,
      control_failed_at: now,
      notice_at: null,
    }),
  });
  if (!ended) return;
  await keepResult(transaction, { exception: row.id, now, result });
  await tell(deps, transaction, { row: ended, detail: result.detail });
}

/** Equal results in a row are one, from when to when: what is kept does not grow with the number of checks. */
async function keepResult(
  transaction: Knex.Transaction,
  options: { exception: string; now: string; result: ControlResult },
): Promise<void> {
  const { exception, now, result } = options;
  const holds = result.holds ? 1 : 0;
  const last = await transaction<ControlRow>('exception_controls')
    .where({ exception_id: exception })
    .orderBy('since', 'desc')
    .first();
  if (last?.holds === holds && last.detail === result.detail) {
    await transaction<ControlRow>('exception_controls')
      .where({ exception_id: exception, since: last.since })
      .update({ last_at: now });
    return;
  }
  await transaction<ControlRow>('exception_controls').insert({
    exception_id: exception,
    since: now,
    last_at: now,
    holds,
    detail: result.detail,
  });
}

async function tell(
  deps: Pick<ExceptionDeps, 'outbox' | 'ledger'>,
  transaction: Knex.Transaction,
  options: { row: ExceptionRow; detail: string },
): Promise<void> {
  const { row, detail } = options;
  await recordEvents({
    transaction,
    to: deps,
    events: [
      {
        announcements: [
          {
            topic: 'exception.control-failed',
            key: `exception.control-failed:${row.id}`,
            title: `Exception from ${row.rule} for ${row.target_ref} ended: its control failed`,
            description: detail,
            link: `/guardrails/exceptions/${row.id}`,
            severity: 'high',
            recipients: listRecipients(row),
            entity: row.target_ref,
            payload: {
              exception: row.id,
              rule: row.rule,
              target: row.target_ref,
            },
          },
        ],
        entry: {
          kind: 'exception',
          subjects: {
            exception: row.id,
            ...superseding('exceptions', row),
          },
          payload: { event: 'control-failed', detail },
        },
      },
    ],
  });
}
