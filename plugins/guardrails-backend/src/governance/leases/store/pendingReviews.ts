import { isSameHuman, type KnownAccount } from '../model/isSameHuman';
import type { Knex } from 'knex';
import type { People } from '../../../identity/people';
import type { Seals } from '../../../record/seals';
import { whereDebt } from './LeaseStore';
import type { LeaseRow } from '../model/rows';

/** Who asks: the account, and the human behind it as known now and as known before. @internal */
export type ReviewSubject = { person: string; humans: string[] };

/** How many uses of break-glass of a human, by whatever account of theirs, wait for their reviews. @internal */
export async function pendingReviews(
  deps: { knex: Knex; people: Pick<People, 'identities'>; seals: Seals },
  account: ReviewSubject,
): Promise<number> {
  const { knex, people, seals } = deps;
  // All that is open, and not only what bears this name: it is little, and names can change.
  const open: KnownAccount[] = await whereDebt(
    knex<LeaseRow>('leases').select('person', 'human'),
  );
  // A row that says the debt is settled, or never was, is believed only with its seal.
  const own: LeaseRow[] = await knex<LeaseRow>('leases')
    .where({ break_glass: 1 })
    .where(either =>
      either
        .where({ person: account.person })
        .orWhereIn('human', account.humans),
    );
  const forged = await seals.forged(knex, [{ table: 'leases', rows: own }]);
  const identities = await people.identities(open.map(({ person }) => person));
  const owed = open.filter(recorded =>
    isSameHuman({ recorded, identities, account }),
  );
  return owed.length + forged.length;
}
