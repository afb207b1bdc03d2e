import type { Knex } from 'knex';
import { takenBack, type Cell } from '../model/Cell';
import { cellsOfFact, type Fact } from '../model/cellsOf';
import { toFact, toFactRow, type FactRow } from './rows';

/** Keeps what is to be counted, and answers its cells; none where it was counted before. @internal */
export async function keepFact(
  transaction: Knex.Transaction,
  fact: Fact,
  of: { id: string; decision: string },
): Promise<Cell[]> {
  const kept = await transaction<FactRow>('insights_facts')
    .insert(toFactRow(fact, of))
    .onConflict(['kind', 'id'])
    .ignore()
    .returning('id');
  return kept.length === 0 ? [] : cellsOfFact(fact);
}

/** Answers the cells that take back what was counted, where it was. @internal */
export async function dropFact(
  transaction: Knex.Transaction,
  { kind, id }: Pick<FactRow, 'kind' | 'id'>,
): Promise<Cell[]> {
  const facts = () =>
    transaction<FactRow>('insights_facts').where({ kind, id });
  const dropped: FactRow[] = await facts().forUpdate();
  await facts().delete();
  return takenBack(dropped.map(toFact).flatMap(cellsOfFact));
}
