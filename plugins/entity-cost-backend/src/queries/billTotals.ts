import {
  type CostKind,
  type Decimal,
  decimalText,
  parseDecimal,
  sumDecimals,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';

/** The exact totals of the loads in force of a month, by currency: those of the bills. @internal */
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
  const amounts = new Map<string, Decimal[]>();
  for (const { currency, amount } of rows) {
    const read = parseDecimal(amount);
    if (!read.ok) throw new Error('A total of a load cannot be read.');
    amounts.set(currency, [...(amounts.get(currency) ?? []), read.value]);
  }
  return new Map(
    [...amounts].map(([currency, parts]) => [
      currency,
      decimalText(sumDecimals(parts)),
    ]),
  );
}
