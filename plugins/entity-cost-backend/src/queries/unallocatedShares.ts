import type { Knex } from 'knex';
import { costsInForce, integerText } from '../database';
import { perMilleOf } from './amounts';
import { PeriodReader } from './PeriodReader';

/**
 * The part of the newest month that no entity has, by currency, in tenths of a percent of its effective costs. A currency
 * whose credits are larger than its charges has none.
 * @internal
 */
export async function unallocatedShares(
  knex: Knex,
): Promise<Array<{ currency: string; perMille: number }>> {
  const [month] = await new PeriodReader(knex).months();
  if (month === undefined) return [];
  const rows: Array<Record<'currency' | 'total' | 'rest', string>> =
    await costsInForce(knex, 'monthly_costs')
      .where('cost.month', month)
      .groupBy('cost.currency')
      .orderBy('cost.currency')
      .select({ currency: 'cost.currency' })
      .select(integerText(knex, 'sum(cost.effective)', 'total'))
      .select(
        integerText(
          knex,
          'sum(case when cost.entity_ref is null then cost.effective else 0 end)',
          'rest',
        ),
      );
  return rows.flatMap(({ currency, total, rest }) => {
    const perMille = perMilleOf(BigInt(rest), BigInt(total));
    return perMille === undefined ? [] : [{ currency, perMille }];
  });
}
