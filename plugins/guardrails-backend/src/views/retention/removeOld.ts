import type { Knex } from 'knex';
import { databaseTime } from '../../base/database';
import { addMilliseconds } from '../../base/time';
import {
  erasePayloads,
  retryOnConflict,
  type Ledger,
} from '../../record/ledger';
import { eraseInputs } from '../replay';

/** So many decisions a statement: a long delete would make writers wait. */
const BATCH = 500;

/**
 * Removes inputs and whole decisions that are older than their retention, by the database's clock. The ledger says
 * what was removed, and keeps proofs without the words.
 * @internal
 */
export async function removeOld(
  knex: Knex,
  ledger: Ledger,
  retention: { inputs: number; decisions: number },
): Promise<{ inputs: number; decisions: number }> {
  const now = await databaseTime(knex);
  const inputs = await inBatches(
    knex,
    addMilliseconds(now, -retention.inputs),
    async ids => {
      const erased = await retryOnConflict(() =>
        eraseInputs(knex, {
          decisions: ids,
          by: 'retention: guardrails.retention.inputs',
          ledger,
        }),
      );
      return erased.length;
    },
  );
  const decisions = await inBatches(
    knex,
    addMilliseconds(now, -retention.decisions),
    ids => retryOnConflict(() => removeDecisions(knex, ledger, ids)),
  );
  return { inputs, decisions };
}

async function inBatches(
  knex: Knex,
  before: string,
  remove: (ids: string[]) => Promise<number>,
): Promise<number> {
  let removed = 0;
  let from = '';
  for (;;) {
    const rows = await knex('decisions')
      .where('recorded_at', '<', before)
      .where('id', '>', from)
      .orderBy('id')
      .limit(BATCH)
      .select<{ id: string }[]>('id');
    if (rows.length === 0) return removed;
    removed += await remove(rows.map(({ id }) => id));
    from = rows[rows.length - 1].id;
  }
}

async function removeDecisions(
  knex: Knex,
  ledger: Ledger,
  ids: string[],
): Promise<number> {
  return knex.transaction(async transaction => {
    for (const table of [
      'redemptions',
      'grants',
      'idempotency_keys',
      'decision_rules',
      'decision_inputs',
      'erased_inputs',
      'insights_facts',
    ]) {
      await transaction(table).whereIn('decision_id', ids).delete();
    }
    await transaction('decisions').whereIn('id', ids).delete();
    // After the decisions: a comment or report that was being written holds its decision until it is there.
    for (const table of ['comments', 'run_reports']) {
      await transaction(table).whereIn('decision_id', ids).delete();
    }
    const erased = await erasePayloads(transaction, {
      decisions: ids,
      by: 'retention: guardrails.retention.decisions',
    });
    await ledger.append(transaction, erased);
    return ids.length;
  });
}
