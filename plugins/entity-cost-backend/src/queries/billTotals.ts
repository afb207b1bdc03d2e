import {
  type CostKind,
  microsOf,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { microsText } from './amounts';

/**
 * The totals of the loads in force of a month, by currency: those of the bills. Each load is rounded to whole millionths
 * as its charges are, so that costs which are all there are equal to the last digit.
 * @internal
 */
export async function billTotals(
  knex: Knex,
  options: { month: string; cost: CostKind },
): Promise<Map<string, string>> {
  const { month, cost } = options;
  const rows: Array<{ currency: string; amount: string }> = await knex({
    force: 'in_force',
  })
    .join({ total: 'load_totals' }, 'total.load_id', 'force.load_id')
    .where('force.month', month)
    .select({ currency: 'total.currency', amount: `total.${cost}` });
  const amounts = new Map<string, bigint>();
  for (const { currency, amount } of rows) {
    const read = parseDecimal(amount);
    if (!read.ok) throw new Error('A total of a load cannot be read.');
    amounts.set(currency, (amounts.get(currency) ?? 0n) + microsOf(read.value));
  }
  return new Map(
    [...amounts].map(([currency, micros]) => [currency, microsText(micros)]),
  );
}
