import { isSameHuman, type KnownAccount } from '../model/isSameHuman';
import type { Knex } from 'knex';
import type { Seals } from '../../../record/seals';
import { UnknownDebtor, type Debtors } from './Debtors';
import { listDebts } from './listDebts';
import type { LeaseRow } from '../model/rows';

/** Who asks: the account, and the human behind it as known now and as known before. @internal */
export type ReviewSubject = { person: string; humans: string[] };

/**
 * How many uses of break-glass of a human, by whatever account of theirs, wait for their reviews.
 * @throws {@link UnknownDebtor} where one is of an account that `debtors` says nothing of
 * @internal
 */
export async function pendingReviews(
  { knex, seals }: { knex: Knex; seals: Seals },
  account: ReviewSubject,
  debtors: Debtors,
): Promise<number> {
  const open = await listDebts(knex);
  // A row that says the debt is settled, or never was, is believed only with its seal.
  const own: LeaseRow[] = await knex<LeaseRow>('leases')
    .where({ break_glass: 1 })
    .where(either =>
      either
        .where({ person: account.person })
        .orWhereIn('human', account.humans),
    );
  const forged = await seals.forged(knex, [{ table: 'leases', rows: own }]);
  const owed = open.filter(recorded => isOwed(recorded, account, debtors));
  return owed.length + forged.length;
}

function isOwed(
  recorded: KnownAccount,
  account: ReviewSubject,
  debtors: Debtors,
): boolean {
  if (!debtors.has(recorded.person)) throw new UnknownDebtor();
  return isSameHuman({ recorded, identities: debtors, account });
}
