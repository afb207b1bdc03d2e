import type { Knex } from 'knex';

/** Where in the log something is written about, oldest first. @internal */
export async function listPlaces(
  knex: Knex,
  subject: string,
  limit: number,
): Promise<{ epoch: number; index: number; kind: string }[]> {
  const rows = await knex('ledger_subjects as s')
    .join('ledger_entries as e', join =>
      join.on('e.epoch', 's.epoch').andOn('e.position', 's.position'),
    )
    .where('s.subject', subject)
    .orderBy(['s.epoch', 's.position'])
    .limit(limit)
    .select('s.epoch', 's.position', 'e.kind');
  return rows.map(({ epoch, position, kind }) => ({
    epoch,
    index: Number(position),
    kind,
  }));
}
