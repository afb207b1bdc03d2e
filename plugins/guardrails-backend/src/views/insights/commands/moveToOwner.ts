import type { Knex } from 'knex';
import type { DecisionRow } from '../../../base/database';
import { takenBack, type Cell } from '../model/Cell';
import { cellsOfFact } from '../model/cellsOf';
import { addCells } from '../store/addCells';
import { countedCells } from '../store/countedCells';
import { toFact, type FactRow } from '../store/rows';

/** So many decisions a statement. */
const BATCH = 200;

/**
 * Moves what was counted of decisions without an owner, of their approvals and of their applied changes to the team that owns
 * their target. Decisions that were not counted yet are counted with their owner.
 * @internal
 */
export async function moveToOwner(
  transaction: Knex.Transaction,
  { decisions, owner }: { decisions: string[]; owner: string },
): Promise<void> {
  const before: Cell[] = [];
  for (let from = 0; from < decisions.length; from += BATCH) {
    const ids = decisions.slice(from, from + BATCH);
    const counted = await transaction<DecisionRow>('decisions')
      .whereIn('id', ids)
      .where({ counted: 1 })
      .select('id', 'recorded_at', 'outcome', 'environment', 'format');
    const facts: FactRow[] = await transaction<FactRow>('insights_facts')
      .where({ owner: '' })
      .whereIn('decision_id', ids)
      .update({ owner })
      .returning('*');
    before.push(
      ...(await countedCells(
        transaction,
        counted.map(row => ({ ...row, target_owner: null })),
      )),
      ...facts.flatMap(row => cellsOfFact({ ...toFact(row), owner: '' })),
    );
  }
  await addCells(transaction, [
    ...takenBack(before),
    ...before.map(cell => ({ ...cell, owner })),
  ]);
}
