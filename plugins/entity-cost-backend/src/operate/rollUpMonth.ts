import { unitsText } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import {
  DecimalSums,
  inChunks,
  integerText,
  lockSums,
  storedUnits,
  type WorkloadColumn,
  workloadColumns,
} from '../database';

type FactRow = Record<
  'day' | 'charge_kind' | 'currency' | 'billed' | 'effective' | 'list',
  string
> & { subject_id: number; quantity: string | null };

type WorkloadKey = { subject_id: number; currency: string };

/**
 * Sums up the days of a month: to one fact each for subject, kind of charge and currency, whose day is the month. Sums of
 * whole numbers are exact. All of it is one transaction, so a roll-up that is killed changes nothing.
 * @internal
 */
export async function rollUpMonth(
  knex: Knex,
  options: { load_id: number; run_id: number; month: string; now: number },
): Promise<void> {
  const { load_id, month, now } = options;
  await knex.transaction(async transaction => {
    await lockSums(transaction, load_id);
    // one that another replica has rolled up, or that is not in force any more
    const pointers = await transaction('in_force')
      .where({ load_id })
      .whereNull('rolled_up_at')
      .update({ rolled_up_at: now });
    if (pointers === 0) return;
    const facts: FactRow[] = await transaction('facts')
      .where({ load_id })
      .select('subject_id', 'day', 'charge_kind', 'currency', 'quantity')
      .select(integerText(transaction, 'billed', 'billed'))
      .select(integerText(transaction, 'effective', 'effective'))
      .select(integerText(transaction, 'list', 'list'));
    await transaction('facts').where({ load_id }).delete();
    for (const chunk of inChunks(summedUp(facts))) {
      await transaction('facts').insert(
        chunk.map(fact => ({ ...fact, load_id, day: month })),
      );
    }
    await rollUpWorkloads(transaction, { load_id, month });
    const columns = [
      'load_id',
      'run_id',
      'month',
      'entity_ref',
      'owner',
      'service',
      'environment',
      'charge_kind',
      'currency',
    ];
    const amounts = ['billed', 'effective', 'list'];
    const daily = await transaction('daily_costs')
      .where({ load_id })
      .groupBy(columns)
      .select(columns)
      .select(
        amounts.map(amount =>
          integerText(transaction, `sum(${amount})`, amount),
        ),
      );
    await transaction('daily_costs').where({ load_id }).delete();
    for (const chunk of inChunks(daily)) {
      await transaction('daily_costs').insert(
        chunk.map(row => ({
          ...row,
          day: month,
          billed: BigInt(row.billed),
          effective: BigInt(row.effective),
          list: BigInt(row.list),
        })),
      );
    }
  });
}

async function rollUpWorkloads(
  knex: Knex,
  options: { load_id: number; month: string },
): Promise<void> {
  const { load_id, month } = options;
  const days: (WorkloadKey & Record<WorkloadColumn, string>)[] = await knex(
    'workload_usage',
  ).where({ load_id });
  const sums = new DecimalSums<WorkloadColumn, WorkloadKey>(workloadColumns);
  for (const { subject_id, currency, ...texts } of days) {
    sums.add({ subject_id, currency }, texts);
  }
  await knex('workload_usage').where({ load_id }).delete();
  for (const chunk of inChunks(sums.rows())) {
    await knex('workload_usage').insert(
      chunk.map(row => ({ ...row, load_id, day: month })),
    );
  }
}

function summedUp(facts: readonly FactRow[]) {
  const sums = new Map<
    string,
    {
      subject_id: number;
      charge_kind: string;
      currency: string;
      billed: bigint;
      effective: bigint;
      list: bigint;
      quantity: bigint | null;
    }
  >();
  for (const fact of facts) {
    const { subject_id, charge_kind, currency } = fact;
    const key = `${subject_id} ${charge_kind} ${currency}`;
    const sum = sums.get(key) ?? {
      subject_id,
      charge_kind,
      currency,
      billed: 0n,
      effective: 0n,
      list: 0n,
      quantity: null,
    };
    sum.billed += BigInt(fact.billed);
    sum.effective += BigInt(fact.effective);
    sum.list += BigInt(fact.list);
    if (fact.quantity !== null) {
      sum.quantity = (sum.quantity ?? 0n) + storedUnits(fact.quantity);
    }
    sums.set(key, sum);
  }
  return [...sums.values()].map(sum => ({
    ...sum,
    quantity: sum.quantity === null ? null : unitsText(sum.quantity),
  }));
}
