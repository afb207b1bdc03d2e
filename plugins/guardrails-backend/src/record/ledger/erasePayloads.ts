import type { Knex } from 'knex';
import type { LedgerRecord } from './Ledger';

/** How an entry says that payloads were erased. @internal */
export const ERASED_PAYLOADS = 'payloads of entries about the decision';

/**
 * Erases what the ledger says about decisions, as far as it may have to be forgotten: payloads with their salts.
 * Headers stay, and every proof with them. Answers what the ledger has to say of it, for the caller to append as the
 * last statement of the transaction.
 * @internal
 */
export async function erasePayloads(
  transaction: Knex.Transaction,
  options: { decisions: string[]; by: string },
): Promise<LedgerRecord[]> {
  const { decisions, by } = options;
  const rows = await transaction('ledger_subjects')
    .whereIn('subject', decisions)
    .orderBy(['epoch', 'position'])
    .select('subject', 'epoch', 'position');
  for (let from = 0; from < rows.length; from += 200) {
    await transaction('ledger_payloads')
      .whereIn(
        ['epoch', 'position'],
        rows
          .slice(from, from + 200)
          .map(({ epoch, position }) => [epoch, position]),
      )
      .delete();
  }
  return decisions.map(decision => ({
    kind: 'erasure',
    subjects: { decision },
    payload: {
      what: ERASED_PAYLOADS,
      by,
      entries: rows
        .filter(({ subject }) => subject === decision)
        .map(({ epoch, position }) => ({ epoch, index: Number(position) })),
    },
  }));
}
