import {
  addDecimals,
  decimalOfMicros,
  decimalText,
  type LoadTotal,
  parseDecimal,
  ZERO,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import {
  integerText,
  type LoadRow,
  microsOfText,
  workloadColumns,
} from '../database';

/**
 * Copies to a load the days that its files do not have and the newest load of the month has: for sources whose files
 * have some days of a month only. What is copied are stored amounts, so those days are exact to a millionth.
 * @returns the totals with those days
 * @internal
 */
export async function keepDays(
  knex: Knex,
  options: {
    sourceId: string;
    month: string;
    id: number;
    days: ReadonlySet<string>;
    totals: readonly LoadTotal[];
  },
): Promise<LoadTotal[]> {
  const { sourceId, month, id, days } = options;
  const before = await knex<LoadRow>('loads')
    .where({ source_id: sourceId, month, state: 'loaded' })
    .orderBy('id', 'desc')
    .first('id');
  if (!before) return [...options.totals];
  const kept = () =>
    knex('facts')
      .where({ load_id: before.id })
      .whereNotIn('day', [...days]);
  const sums: Record<
    'currency' | 'billed' | 'effective' | 'list' | 'rows',
    string
  >[] = await kept()
    .groupBy('currency')
    .select('currency')
    .select(integerText(knex, 'count(*)', 'rows'))
    .select(integerText(knex, 'sum(billed)', 'billed'))
    .select(integerText(knex, 'sum(effective)', 'effective'))
    .select(integerText(knex, 'sum(list)', 'list'));
  const copied = { from: before.id, to: id, days };
  await copyDays(knex, {
    ...copied,
    table: 'facts',
    columns: [
      'subject_id',
      'day',
      'charge_kind',
      'currency',
      'billed',
      'effective',
      'list',
      'quantity',
    ],
  });
  await copyDays(knex, {
    ...copied,
    table: 'workload_usage',
    columns: ['subject_id', 'day', 'currency', ...workloadColumns],
  });
  const totals = new Map(options.totals.map(total => [total.currency, total]));
  for (const sum of sums) {
    const { currency } = sum;
    const total = totals.get(currency) ?? {
      month,
      currency,
      rows: 0,
      billed: '0',
      effective: '0',
      list: '0',
    };
    totals.set(currency, {
      ...total,
      rows: total.rows + parseInt(sum.rows, 10),
      billed: added(total.billed, sum.billed),
      effective: added(total.effective, sum.effective),
      list: added(total.list, sum.list),
    });
  }
  return [...totals.values()];
}

async function copyDays(
  knex: Knex,
  options: {
    table: 'facts' | 'workload_usage';
    columns: readonly string[];
    from: number;
    to: number;
    /** Days that are there already. */
    days: ReadonlySet<string>;
  },
): Promise<void> {
  const { table, columns, from, to, days } = options;
  const into = ['load_id', ...columns];
  await knex
    .from(knex.raw(`?? (${into.map(() => '??').join(', ')})`, [table, ...into]))
    .insert(
      knex(table)
        .where({ load_id: from })
        .whereNotIn('day', [...days])
        .select(knex.raw('?', [to]), ...columns),
    );
}

function added(total: string, micros: string): string {
  const parsed = parseDecimal(total);
  return decimalText(
    addDecimals(
      parsed.ok ? parsed.value : ZERO,
      decimalOfMicros(microsOfText(micros)),
    ),
  );
}
