import { quoteForDisplay } from '@backstage-guardrails/policy-model';
import { databaseTime } from '../../../base/database';
import { toLeaseAnnouncement } from '../events/toLeaseAnnouncement';
import { withDurableTransaction } from '../../../record/ledger';
import type { Knex } from 'knex';
import type { Outbox } from '../../../announce';
import type { LeasesConfig } from '../../../base/config';
import { whereDebt } from '../store/LeaseStore';
import type { LeaseRow } from '../model/rows';

/** So many reminders in one round. */
const BATCH = 100;

/** Once a day those who were told of break-glass hear that it waits for their reviews. @internal */
export async function remindOfReviews(deps: {
  knex: Knex;
  outbox: Outbox;
  config: Pick<LeasesConfig, 'tell'>;
}): Promise<void> {
  const rows = await whereDebt(
    deps.knex<LeaseRow>('leases').whereNotNull('ended_at').orderBy('id'),
  ).limit(BATCH);
  if (rows.length === 0) return;
  await withDurableTransaction(deps.knex, async transaction => {
    const today = (await databaseTime(transaction)).slice(0, 10);
    await deps.outbox.add(
      transaction,
      rows.map((row: LeaseRow) =>
        toLeaseAnnouncement(row, {
          topic: 'lease.review-due',
          key: today,
          title: `Break-glass on ${row.resource} waits for ${
            2 - row.reviews
          } reviews`,
          description: `${row.person} had ${
            row.role
          }. Purpose: ${quoteForDisplay(row.purpose)}`,
          severity: 'normal',
          recipients: [row.owner, ...deps.config.tell],
        }),
      ),
    );
  });
}
