import {
  type CostKind,
  type Decimal,
  decimalOfMicros,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { costsInForce, integerText, microsOfText } from '../database';
import { costColumn } from './amounts';

/** What was charged on a day, of the bill of a month. @internal */
export type DayOfCosts = {
  currency: string;
  month: string;
  /** A month where days were rolled up. */
  day: string;
  amount: Decimal;
};

/** Costs by day of the months that are named, of what `narrow` leaves. @internal */
export async function dailyCosts(
  knex: Knex,
  options: {
    months: readonly string[];
    cost: CostKind;
    currency?: string;
    narrow: (query: Knex.QueryBuilder) => void;
  },
): Promise<DayOfCosts[]> {
  const { months, cost, currency, narrow } = options;
  const query = costsInForce(knex, 'daily_costs')
    .whereIn('cost.month', [...months])
    .groupBy('cost.currency', 'cost.month', 'cost.day')
    .orderBy('cost.day')
    .select({
      currency: 'cost.currency',
      month: 'cost.month',
      day: 'cost.day',
    })
    .select(integerText(knex, `sum(${costColumn(cost)})`, 'amount'));
  if (currency !== undefined) query.where('cost.currency', currency);
  narrow(query);
  const rows: Array<{
    currency: string;
    month: string;
    day: string;
    amount: string;
  }> = await query;
  return rows.map(({ amount, ...of }) => ({
    ...of,
    amount: decimalOfMicros(microsOfText(amount)),
  }));
}
