import type { Knex } from 'knex';
import { databaseTime } from '../../base/database';
import type { Ledger } from '../../record/ledger';

/** Which inputs were erased, when and by what. @internal */
export class ErasedInputs {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async of(
    decision: string,
  ): Promise<{ erasedAt: string; erasedBy: string } | undefined> {
    const row = await this.#knex('erased_inputs')
      .where({ decision_id: decision })
      .first();
    return row && { erasedAt: row.erased_at, erasedBy: row.erased_by };
  }
}

/**
 * Removes inputs and says so, here and on the ledger, in one transaction: what is gone without this was not erased
 * but lost.
 * @internal
 */
export async function eraseInputs(
  knex: Knex,
  options: { decisions: string[]; by: string; ledger: Ledger },
): Promise<string[]> {
  const { decisions, by, ledger } = options;
  return knex.transaction(async transaction => {
    const now = await databaseTime(transaction);
    const ids: string[] = await transaction('decision_inputs')
      .whereIn('decision_id', decisions)
      .pluck('decision_id');
    await transaction('decision_inputs').whereIn('decision_id', ids).delete();
    for (let from = 0; from < ids.length; from += 200) {
      await transaction('erased_inputs').insert(
        ids.slice(from, from + 200).map(decision_id => ({
          decision_id,
          erased_at: now,
          erased_by: by,
        })),
      );
    }
    await ledger.append(
      transaction,
      ids.map(decision => ({
        kind: 'erasure',
        subjects: { decision },
        payload: { what: 'the recorded input of the decision', by },
      })),
    );
    return ids;
  });
}
