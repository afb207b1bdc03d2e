import type { Knex } from 'knex';
import type { Seals } from '../seals';

/** Whether the ledger says, in an entry that the service wrote, that a bundle was in force at any time. @internal */
export async function wasInForce(
  knex: Knex,
  { bundle, seals }: { bundle: string; seals: Seals },
): Promise<boolean> {
  const entries = await knex('ledger_subjects as s')
    .join('ledger_entries as e', on =>
      on.on('e.epoch', 's.epoch').andOn('e.position', 's.position'),
    )
    .where('s.subject', bundle)
    .where('e.kind', 'policy-change')
    .select('e.*');
  return entries.some(({ epoch, position, header, seal }) =>
    seals.isOwnEntry(
      { epoch, position: Number(position), headerText: header },
      seal,
    ),
  );
}
