import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import type { ExceptionDeps } from '../ExceptionDeps';
import { recordEvents } from '../../../record';
import { superseding } from '../../../record/seals';
import type { ExceptionRow } from '../model/rows';
import { nextNotice } from '../model/nextNotice';
import { listConsenters } from './listConsenters';

/**
 * Takes down what became of the request, in the transaction that decided it: an exception is granted exactly
 * when its approval is approved.
 * @internal
 */
export async function recordDecided(
  deps: Pick<ExceptionDeps, 'ledger' | 'outbox' | 'seals'>,
  transaction: Knex.Transaction,
  decided: {
    exception: string;
    approval: string;
    state: 'approved' | 'rejected';
  },
): Promise<void> {
  const { exception, approval, state } = decided;
  const now = await databaseTime(transaction);
  const row = await transaction<ExceptionRow>('exceptions')
    .where({ id: exception, approval_id: approval })
    .first();
  // Decided in the same transaction as everything else about it, so there is a row or something is badly wrong.
  if (!row) throw new Error(`The approval ${approval} is about no exception`);
  const by = await listConsenters(transaction, approval, state);
  const granted = state === 'approved';
  const [decidedRow] = await deps.seals.update(transaction, 'exceptions', {
    narrow: query =>
      query
        .where({ id: exception })
        .whereNull('granted_at')
        .whereNull('refused_at'),
    change: () =>
      granted
        ? {
            granted_at: now,
            granted_by: JSON.stringify(by),
            notice_at: nextNotice(row.until, now),
            control_due_at:
              JSON.parse(row.control).kind === 'statement' ? null : now,
          }
        : { refused_at: now },
  });
  if (!decidedRow) {
    throw new Error(`The exception ${exception} was decided before`);
  }
  const event = granted ? 'granted' : 'refused';
  await recordEvents({
    transaction,
    to: deps,
    events: [
      {
        announcements: [
          {
            topic: `exception.${event}`,
            key: `exception.${event}:${exception}`,
            title: `Exception from ${row.rule} ${event}`,
            link: `/guardrails/exceptions/${exception}`,
            severity: 'normal',
            // The requester hears of it from the approval itself.
            recipients: [],
            entity: row.target_ref,
            payload: {
              exception,
              approval,
              rule: row.rule,
              target: row.target_ref,
            },
          },
        ],
        entry: {
          kind: 'exception',
          subjects: {
            exception,
            approval,
            ...superseding('exceptions', decidedRow),
          },
          payload: { event, by, fingerprint: row.fingerprint },
        },
      },
    ],
  });
}
