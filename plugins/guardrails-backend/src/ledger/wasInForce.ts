import type { Knex } from 'knex';

/** Whether the ledger says that a bundle was in force at any time. @internal */
export async function wasInForce(knex: Knex, bundle: string): Promise<boolean> {
  const entry = await knex('ledger_subjects')
    .join('ledger_entries', on =>
      on
        .on('ledger_entries.epoch', 'ledger_subjects.epoch')
        .andOn('ledger_entries.position', 'ledger_subjects.position'),
    )
    .where('ledger_subjects.subject', bundle)
    .where('ledger_entries.kind', 'policy-change')
    .first('ledger_entries.kind');
  return entry !== undefined;
}
