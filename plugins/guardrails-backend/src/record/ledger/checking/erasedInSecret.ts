import type { Knex } from 'knex';
import { ERASED_PAYLOADS } from '../erasePayloads';

/**
 * The first entry of some that has no payload although no later entry says that it was erased. A proof cannot tell
 * one from the other: to it, what is missing was erased.
 * @internal
 */
export async function erasedInSecret(
  knex: Knex,
  options: { epoch: number; from: number; to: number },
): Promise<number | undefined> {
  const { epoch, from, to } = options;
  const declared = knex('ledger_subjects as s')
    .join('ledger_subjects as t', 't.subject', 's.subject')
    .join('ledger_entries as x', join =>
      join.on('x.epoch', 't.epoch').andOn('x.position', 't.position'),
    )
    .join('ledger_payloads as y', join =>
      join.on('y.epoch', 'x.epoch').andOn('y.position', 'x.position'),
    )
    .where('x.kind', 'erasure')
    .where('y.payload', 'like', `%"what":"${ERASED_PAYLOADS}"%`)
    .whereRaw('s.epoch = e.epoch and s.position = e.position')
    .whereRaw('(x.epoch, x.position) > (e.epoch, e.position)')
    .select(knex.raw('1'));
  const row = await knex('ledger_entries as e')
    .leftJoin('ledger_payloads as p', join =>
      join.on('p.epoch', 'e.epoch').andOn('p.position', 'e.position'),
    )
    .where('e.epoch', epoch)
    .where('e.position', '>=', from)
    .where('e.position', '<', to)
    .whereNull('p.epoch')
    .whereNotExists(declared)
    .orderBy('e.position')
    .first('e.position');
  return row && Number(row.position);
}
