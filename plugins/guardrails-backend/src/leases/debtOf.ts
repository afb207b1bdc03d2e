import { isSameHuman, type KnownAccount } from './isSameHuman';
import type { LeaseRoom } from './LeaseRoom';
import { whereDebt } from './LeaseStore';
import type { LeaseRow } from './rows';

/** Who asks: the account, and the human behind it as known now and as known before. @internal */
export type Debtor = { person: string; humans: string[] };

/** How many uses of break-glass of a human, by whatever account of theirs, wait for their reviews. @internal */
export async function debtOf(
  { knex, people }: Pick<LeaseRoom, 'knex' | 'people'>,
  account: Debtor,
): Promise<number> {
  // All that is open, and not only what bears this name: it is little, and names can change.
  const open: KnownAccount[] = await whereDebt(
    knex<LeaseRow>('leases').select('person', 'human'),
  );
  const identities = await people.identities(open.map(({ person }) => person));
  return open.filter(recorded => isSameHuman({ recorded, identities, account }))
    .length;
}
