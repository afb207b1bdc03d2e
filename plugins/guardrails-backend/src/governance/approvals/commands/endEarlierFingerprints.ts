import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { FINGERPRINT_VERSION } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { withDurableTransaction } from '../../../record/ledger';
import { record as recordHappenings } from '../store/events';
import { whyEnded } from '../model/whyEnded';
import { clearInboxes } from '../store/closeEarlier';
import type { ApprovalDeps } from '../ApprovalDeps';
import type { ApprovalRow, ConsentRow, PartRow } from '../model/rows';
import { REDEEMED_LATER } from '../model/stateOf';
import { notifySubject } from './decided';

const BATCH = 100;

type EarlierDeps = Pick<
  ApprovalDeps,
  'knex' | 'ledger' | 'outbox' | 'listeners' | 'seals'
>;

/**
 * Ends requests whose fingerprint was made by an earlier scheme: judged again, the same change has another one, so no
 * consent to the old one can ever be used. The requester and all who were asked or consented learn why and what to
 * do. Of many replicas one ends each request, and a replica that still runs the earlier version cannot leave one open
 * for longer than until the next run.
 * @internal
 */
export async function endEarlierFingerprints(
  deps: EarlierDeps,
): Promise<number> {
  let ended = 0;
  let from = '';
  for (;;) {
    const rows = await whereEarlier(
      deps.knex<ApprovalRow>('approvals').where('id', '>', from),
      await databaseTime(deps.knex),
    )
      .orderBy('id')
      .limit(BATCH);
    for (const { id } of rows) {
      if (await end(deps, id).catch(leaveForged)) ended += 1;
    }
    if (rows.length < BATCH) return ended;
    from = rows[rows.length - 1].id;
  }
}

/** Nothing rests on a record that is not believed, and operators are told of it: the others are ended all the same. */
function leaveForged(error: unknown): false {
  if (error instanceof GuardrailsError && error.code === 'record-forged') {
    return false;
  }
  throw error;
}

function whereEarlier<Query extends Knex.QueryBuilder>(
  query: Query,
  now: string,
): Query {
  query
    .whereNull('closed_as')
    .where('expires_at', '>', now)
    .whereIn('subject_kind', REDEEMED_LATER)
    .where(any =>
      any
        .whereNull('fingerprint_version')
        .orWhereNot('fingerprint_version', FINGERPRINT_VERSION),
    );
  return query;
}

function end(deps: EarlierDeps, id: string): Promise<boolean> {
  return withDurableTransaction(deps.knex, async transaction => {
    const now = await databaseTime(transaction);
    const [row] = await deps.seals.update(transaction, 'approvals', {
      narrow: query => whereEarlier(query.where({ id }), now),
      change: () => ({
        closed_as: 'superseded' as const,
        closed_at: now,
        closed_reason: 'fingerprint-version' as const,
        due_at: null,
      }),
    });
    if (!row) return false;
    const concerned = await concernedBy(transaction, row);
    await clearInboxes(transaction, [row]);
    await notifySubject(deps, transaction, row, 'superseded');
    await recordHappenings(transaction, deps, [
      {
        row,
        event: 'superseded',
        at: now,
        detail: {
          reason: 'fingerprint-version',
          from: row.fingerprint_version,
          to: FINGERPRINT_VERSION,
        },
        tell: concerned,
        about: {
          title: 'Approval has to be requested again',
          description: whyEnded(row) ?? '',
        },
      },
    ]);
    return true;
  });
}

/** The requester, whoever still had to decide, and whoever consented. */
async function concernedBy(
  transaction: Knex.Transaction,
  { id, requester }: ApprovalRow,
): Promise<string[]> {
  const waiting = await transaction<PartRow>('approval_parts')
    .where({ approval_id: id, waiting: 1 })
    .pluck('person');
  const consented = await transaction<ConsentRow>('approval_consents')
    .where({ approval_id: id })
    .whereNull('withdrawn_at')
    .pluck('person');
  return [...new Set([requester, ...waiting, ...consented])].sort();
}
