import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import {
  addedUp,
  countColumns,
  countedParts,
  sumsOf,
} from '../store/countedParts';
import { countDays } from './countDays';

const WEEK = 7 * 24 * 60 * 60 * 1000;
/** Entities that are known to have the most open findings. */
const ENTITIES = 100;
const CELL = ['owner', 'system', 'environment', 'rule'] as const;

/**
 * Counts all findings for the pages that show how many there are. Everything is counted anew: an exception that ends
 * opens findings without writing them, and an entity that changes hands takes its findings with it.
 * @internal
 */
export async function countFindings(knex: Knex): Promise<void> {
  const now = await databaseTime(knex);
  await knex.transaction(async transaction => {
    // Holds the row to the end: where two replicas count, the second waits and replaces what the first wrote.
    await transaction('finding_counting')
      .insert({ id: 1, as_of: now, learnt: '', entities: 0 })
      .onConflict('id')
      .merge(['as_of']);
    await countCells(transaction, addMilliseconds(now, -WEEK));
    await countGroups(transaction);
    await countEntities(transaction);
    await countDays(transaction, now);
  });
}

async function countCells(
  transaction: Knex.Transaction,
  since: string,
): Promise<void> {
  await transaction('finding_cells').delete();
  const parts = countedParts(transaction, { columns: CELL, since });
  await insertFrom(transaction, {
    table: 'finding_cells',
    columns: [...CELL, ...countColumns],
    query: addedUp(transaction, { parts, by: CELL }),
  });
  await transaction('finding_cells')
    .where({ environment: '' })
    .update({ environment: null });
}

async function countGroups(transaction: Knex.Transaction): Promise<void> {
  await transaction('finding_groups').delete();
  await transaction('finding_filtered_groups').delete();
  for (const dimension of CELL) {
    await insertFrom(transaction, {
      table: 'finding_groups',
      columns: ['dimension', 'key', ...countColumns],
      query: groupsBy(transaction, dimension),
    });
    for (const within of CELL) {
      await insertFrom(transaction, {
        table: 'finding_filtered_groups',
        columns: ['dimension', 'key', ...countColumns, 'within', 'within_key'],
        query: groupsBy(transaction, dimension)
          .select(transaction.raw(`'${within}'`), within)
          .whereNotNull(within)
          .groupBy(within),
      });
    }
  }
}

function groupsBy(
  transaction: Knex.Transaction,
  dimension: string,
): Knex.QueryBuilder {
  return transaction('finding_cells')
    .select(transaction.raw(`'${dimension}'`), dimension)
    .select(sumsOf(transaction))
    .groupBy(dimension);
}

async function countEntities(transaction: Knex.Transaction): Promise<void> {
  const parts = countedParts(transaction, { columns: ['entity_ref'] });
  const counted = addedUp(transaction, { parts, by: ['entity_ref'] });
  await transaction('finding_entities').delete();
  await insertFrom(transaction, {
    table: 'finding_entities',
    columns: ['entity_ref', 'open', 'enforced'],
    query: transaction
      .from(counted.clone().as('counted'))
      .select('entity_ref', 'open', 'enforced')
      .where('open', '>', 0)
      .orderBy([
        { column: 'open', order: 'desc' },
        { column: 'enforced', order: 'desc' },
        { column: 'entity_ref', order: 'asc' },
      ])
      .limit(ENTITIES),
  });
  const [{ entities }] = await transaction
    .from(counted.as('counted'))
    .where('open', '>', 0)
    .count({ entities: '*' });
  await transaction('finding_counting')
    .where({ id: 1 })
    .update({ entities: Number(entities) });
}

async function insertFrom(
  transaction: Knex.Transaction,
  options: {
    table: string;
    columns: readonly string[];
    query: Knex.QueryBuilder;
  },
): Promise<void> {
  const { table, columns, query } = options;
  const names = columns.map(() => '??').join(', ');
  await transaction
    .into(transaction.raw(`?? (${names})`, [table, ...columns]))
    .insert(query);
}
