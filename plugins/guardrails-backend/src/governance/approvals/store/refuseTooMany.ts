import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { overQuota } from '../../../base/limits';
import type { ApprovalRow } from '../model/rows';

/** Seconds. A request ends when others decide it, so there is no better moment to name. */
const ASK_AGAIN_AFTER = 60;

/**
 * Keeps one person from filling the inboxes of everybody else. A request for what the person has asked for already
 * is no new one.
 *
 * @throws GuardrailsError `quota-exceeded`
 * @internal
 */
export async function refuseTooMany(
  transaction: Knex.Transaction,
  options: {
    row: Pick<ApprovalRow, 'requester' | 'fingerprint' | 'requested_at'>;
    limit: number;
  },
): Promise<void> {
  const { row, limit } = options;
  const { requester, fingerprint, requested_at } = row;
  if (!isSqlite(transaction)) {
    // Requests of one person that come at once are counted one after the other; SQLite has one writer anyway.
    await transaction.raw(
      'select pg_advisory_xact_lock(hashtextextended(?, 0))',
      [`guardrails open requests of ${requester}`],
    );
  }
  const open = await transaction<ApprovalRow>('approvals')
    .where({ requester })
    .whereNull('closed_as')
    .where('expires_at', '>', requested_at)
    .whereNot({ fingerprint })
    .limit(limit)
    .select('id');
  if (open.length < limit) return;
  throw overQuota({
    quota: 'openRequests',
    limit,
    retryAfter: ASK_AGAIN_AFTER,
  });
}
