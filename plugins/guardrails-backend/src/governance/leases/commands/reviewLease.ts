import {
  GuardrailsError,
  leaseEndPermission,
  type Lease,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import { databaseTime } from '../../../base/database';
import type { Human } from '../../../identity/people';
import { recordEvents } from '../../../record';
import { announcementOf } from '../model/announcementOf';
import { withDurableTransaction } from '../../../record/ledger';
import { isSameHuman, type KnownAccount } from '../model/isSameHuman';
import type { LeaseDeps } from '../LeaseDeps';
import { noLease } from '../store/LeaseStore';
import { ledgerRecordOf } from '../model/ledgerRecordOf';
import type { LeaseReviewRow, LeaseRow } from '../model/rows';

/** A second look at break-glass, by another human of those who were told; the second one settles the debt. @internal */
export async function reviewLease(
  deps: Pick<
    LeaseDeps,
    | 'access'
    | 'config'
    | 'knex'
    | 'ledger'
    | 'outbox'
    | 'people'
    | 'seals'
    | 'store'
  >,
  caller: Caller,
  { id, text }: { id: string; text: string },
): Promise<Lease> {
  await deps.access.require(leaseEndPermission, caller.credentials);
  const human = await deps.people.human(caller);
  const row = await deps.store.row(id);
  if (!row) throw noLease();
  await refuse(deps, row, human);
  await withDurableTransaction(deps.knex, async transaction => {
    const at = await databaseTime(transaction);
    // Counted under the lock of the row: two at the same millisecond are two.
    const [counted] = await deps.seals.update(transaction, 'leases', {
      narrow: query =>
        query
          .where({ id, break_glass: 1 })
          .whereNotNull('started_at')
          .whereNotNull('ended_at'),
      change: ({ reviews, reviewed_at: reviewedAt, debtor }) => ({
        reviews: reviews + 1,
        reviewed_at: reviews === 1 ? at : reviewedAt,
        debtor: reviews >= 1 ? null : debtor,
      }),
    });
    if (!counted) throw notYet();
    const added = await transaction<LeaseReviewRow>('lease_reviews')
      .insert(
        deps.seals.seal('lease_reviews', {
          lease_id: id,
          human: human.id,
          person: human.ref,
          at,
          text,
        }),
      )
      .onConflict(['lease_id', 'human'])
      .ignore()
      .returning('human');
    if (added.length === 0) throw alreadyReviewed();
    await recordEvents({
      transaction,
      to: deps,
      events: [
        {
          announcements: [
            announcementOf(counted, {
              topic: 'lease.reviewed',
              key: human.id,
              title: `Break-glass on ${row.resource} was reviewed`,
              description:
                counted.reviewed_at === null
                  ? 'It waits for one more review.'
                  : 'The debt is settled.',
              severity: 'normal',
              recipients: [row.person],
            }),
          ],
          entry: ledgerRecordOf(counted, 'reviewed', {
            reviewer: human.ref,
            text,
          }),
        },
      ],
    });
  });
  return deps.store.lease(id);
}

async function refuse(
  deps: Pick<LeaseDeps, 'config' | 'knex' | 'people' | 'seals'>,
  row: LeaseRow,
  human: Human,
): Promise<void> {
  const reviews = await deps
    .knex<LeaseReviewRow>('lease_reviews')
    .where({ lease_id: row.id });
  await deps.seals.require(deps.knex, [
    { table: 'lease_reviews', rows: reviews },
  ]);
  const identities = await deps.people.identities([
    row.person,
    ...reviews.map(({ person }) => person),
  ]);
  const account = { person: human.ref, humans: [human.id] };
  const isThem = (recorded: KnownAccount) =>
    isSameHuman({ recorded, identities, account });
  if (isThem(row)) {
    throw new GuardrailsError({
      code: 'not-independent',
      message: 'Nobody reviews their own use of break-glass.',
    });
  }
  const sides = [row.owner, ...deps.config.tell];
  if (!human.groups.some(group => sides.includes(group))) throw noLease();
  if (reviews.some(isThem)) throw alreadyReviewed();
}

function notYet(): GuardrailsError {
  return new GuardrailsError({
    code: 'lease-state',
    message: 'Only break-glass that has ended can be reviewed.',
  });
}

function alreadyReviewed(): GuardrailsError {
  return new GuardrailsError({
    code: 'already-decided',
    message: 'Your review is on record already.',
  });
}
