import type { CostKind } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { applyScope, type CostScope } from '../access';
import { costsInForce, integerText } from '../database';
import { applyMembers, type Members } from '../entities';
import { sumOfMonth } from './amounts';

/** A part of the costs of members in a month and the one before. @internal */
export type MonthPart = {
  currency: string;
  name: string;
  /** Of an allocation: how the rule that is named came about. */
  kind: string;
  amount: bigint;
  previous: bigint;
};

const names = {
  service: [`coalesce(cost.service, '')`, `''`],
  rule: ['cost.rule', 'cost.kind'],
  entity: [`coalesce(cost.entity_ref, '')`, `''`],
} as const;

/** The costs of members by service, by the rule that gave them, or by entity; largest first. @internal */
export async function monthParts(
  knex: Knex,
  options: {
    by: keyof typeof names;
    month: string;
    previousMonth: string;
    cost: CostKind;
    members: Members;
    scope: CostScope;
  },
): Promise<MonthPart[]> {
  const { by, month, previousMonth, cost, members, scope } = options;
  const [name, kind] = names[by];
  const columns = { owner: 'cost.owner', entity: 'cost.entity_ref' };
  const sums = costsInForce(knex, 'monthly_costs')
    .whereIn('cost.month', [month, previousMonth])
    .select(
      knex.raw('cost.currency as currency'),
      knex.raw(`${name} as ??`, ['name']),
      knex.raw(`${kind} as kind`),
      sumOfMonth(knex, { cost, month, as: 'amount' }),
      sumOfMonth(knex, { cost, month: previousMonth, as: 'previous' }),
    )
    .groupByRaw('1, 2, 3');
  applyMembers(sums, { knex, members, columns });
  applyScope(sums, scope, columns);
  const rows: Array<{
    currency: string;
    name: string;
    kind: string;
    amount: string;
    previous: string;
  }> = await knex
    .with('sums', sums)
    .from('sums')
    .select(
      'currency',
      'name',
      'kind',
      integerText(knex, 'amount', 'amount'),
      integerText(knex, 'previous', 'previous'),
    )
    .orderBy([
      { column: 'currency' },
      { column: 'sums.amount', order: 'desc' },
      { column: 'name' },
    ]);
  return rows.map(row => ({
    ...row,
    amount: BigInt(row.amount),
    previous: BigInt(row.previous),
  }));
}

/** Whether members have costs in these months that the scope leaves out. @internal */
export async function hasHidden(
  knex: Knex,
  options: { months: string[]; members: Members; scope: CostScope },
): Promise<boolean> {
  const { months, members, scope } = options;
  const columns = { owner: 'cost.owner', entity: 'cost.entity_ref' };
  const count = async (narrow: (query: Knex.QueryBuilder) => void) => {
    const query = costsInForce(knex, 'monthly_costs').whereIn(
      'cost.month',
      months,
    );
    applyMembers(query, { knex, members, columns });
    narrow(query);
    const row = await query.first(integerText(knex, 'count(*)', 'rows'));
    return String(row?.rows);
  };
  const [all, read] = await Promise.all([
    count(() => {}),
    count(query => applyScope(query, scope, columns)),
  ]);
  return all !== read;
}
