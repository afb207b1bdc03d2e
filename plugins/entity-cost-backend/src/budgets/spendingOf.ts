import {
  type BudgetSubject,
  type CostForecast,
  type CostKind,
  type Decimal,
  sumDecimals,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { applyScope, type CostScope } from '../access';
import { applyMembers, type EntityIndex } from '../entities';
import { dailyCosts } from '../queries/dailyCosts';
import { forecastOf, monthsOfForecast } from '../queries/forecastView';
import type { Period } from '../queries/PeriodReader';

/** What a subject costs in a month, in one currency. @internal */
type Spending = {
  spent: Decimal;
  /** The same in the month before. */
  previous: Decimal;
  /** Whether the costs of the month are in other currencies alone. */
  elsewhere: boolean;
  /** Other currencies of both months. What costs in them is in no sum. */
  otherCurrencies: string[];
  forecast: CostForecast | { state: 'complete' };
};

/** What a subject costs in a month and currency. @internal */
export async function spendingOf(options: {
  knex: Knex;
  entities: EntityIndex;
  subject: BudgetSubject;
  currency: string;
  period: Period;
  cost: CostKind;
  scope: CostScope;
}): Promise<Spending> {
  const { knex, currency, period, cost } = options;
  const narrow = await narrowing(options);
  const days = await dailyCosts(knex, {
    months: monthsOfForecast(period.month),
    cost,
    narrow,
  });
  const ofMonth = days.filter(({ month }) => month === period.month);
  const own = ofMonth.filter(day => day.currency === currency);
  const before = days.filter(({ month }) => month === period.previousMonth);
  const others = [...ofMonth, ...before].filter(
    day => day.currency !== currency && day.amount !== 0n,
  );
  return {
    spent: sumDecimals(own.map(({ amount }) => amount)),
    previous: sumDecimals(
      before
        .filter(day => day.currency === currency)
        .map(({ amount }) => amount),
    ),
    elsewhere: own.length === 0 && ofMonth.some(({ amount }) => amount !== 0n),
    otherCurrencies: [...new Set(others.map(day => day.currency))].sort(),
    forecast: forecastOf(
      period,
      days.filter(day => day.currency === currency),
    ),
  };
}

async function narrowing(options: {
  knex: Knex;
  entities: EntityIndex;
  subject: BudgetSubject;
  scope: CostScope;
}): Promise<(query: Knex.QueryBuilder) => void> {
  const { knex, entities, scope } = options;
  const { kind, value } = options.subject;
  const columns = { owner: 'cost.owner', entity: 'cost.entity_ref' };
  const scoped = (query: Knex.QueryBuilder) =>
    applyScope(query, scope, columns);
  switch (kind) {
    case 'environment':
      return query => scoped(query.where('cost.environment', value));
    case 'cost-center':
      return query =>
        scoped(
          query.whereIn(
            'cost.entity_ref',
            knex('entities').select('ref').where('cost_center', value),
          ),
        );
    default: {
      const members = await entities.membersOf(value);
      return query => {
        applyMembers(query, { knex, members, columns });
        scoped(query);
      };
    }
  }
}
