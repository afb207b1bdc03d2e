import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { FINGERPRINT_VERSION } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { withDurableTransaction } from '../../../record/ledger';
import type { ApprovalDeps } from '../ApprovalDeps';
import type { ApprovalRow } from '../model/rows';
import { REDEEMED_LATER } from '../model/deriveApprovalState';
import { endUnusable } from './endUnusable';

const BATCH = 100;

type EarlierDeps = Pick<
  ApprovalDeps,
  'knex' | 'events' | 'listeners' | 'seals'
>;

/**
 * Ends requests whose fingerprint was made by an earlier scheme: evaluated again, the same change has another one, so no
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
  return withDurableTransaction(deps.knex, transaction =>
    endUnusable(deps, transaction, {
      narrow: (query, now) => whereEarlier(query.where({ id }), now),
      reason: 'fingerprint-version',
      detail: row => ({
        from: row.fingerprint_version,
        to: FINGERPRINT_VERSION,
      }),
    }),
  );
}
