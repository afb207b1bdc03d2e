import type { Knex } from 'knex';
import type { KnownAccount } from '../model/isSameHuman';
import type { LeaseRow } from '../model/rows';
import { whereDebt } from './LeaseStore';

/** Whose break-glass waits for its reviews: all of it, and not only what bears a name, since it is little and names can change. @internal */
export async function listDebts(knex: Knex): Promise<KnownAccount[]> {
  return whereDebt(knex<LeaseRow>('leases').select('person', 'human'));
}
