import {
  GuardrailsError,
  type Lease,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import { databaseTime } from '../../../base/database';
import type { LeasesConfig } from '../../../base/config';
import type { Human, People } from '../../../identity/people';
import { toLeaseAnnouncement } from '../events/toLeaseAnnouncement';
import { isSameHuman, type KnownAccount } from '../model/isSameHuman';
import { noLease, type LeaseStore } from '../store/LeaseStore';
import { toLeaseRecord } from '../events/toLeaseRecord';
import type { LeaseRow } from '../model/rows';

type ReviewDeps = {
  people: Pick<People, 'human' | 'identities'>;
  store: LeaseStore;
  config: Pick<LeasesConfig, 'tell'>;
};

/** A second look at break-glass, by another human of those who were told; the second one settles the debt. @internal */
export async function reviewLease(
  deps: ReviewDeps,
  caller: Caller,
  { id, text }: { id: string; text: string },
): Promise<Lease> {
  const { people, store } = deps;
  const human = await people.human(caller);
  const row = await store.row(id);
  if (!row) throw noLease();
  await refuse(deps, row, human);
  await store.transact(async transaction => {
    const at = await databaseTime(transaction);
    // Counted under the lock of the row: two at the same millisecond are two.
    const counted = await store.change(transaction, {
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
    const added = await store.addReview(transaction, {
      lease_id: id,
      human: human.id,
      person: human.ref,
      at,
      text,
    });
    if (!added) throw alreadyReviewed();
    await store.record(transaction, {
      announcements: [
        toLeaseAnnouncement(counted, {
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
      entry: toLeaseRecord(counted, 'reviewed', {
        reviewer: human.ref,
        text,
      }),
    });
  });
  return store.lease(id);
}

async function refuse(
  deps: ReviewDeps,
  row: LeaseRow,
  human: Human,
): Promise<void> {
  const reviews = await deps.store.reviews(row.id);
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
      message: "You can't review your own use of break-glass.",
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
