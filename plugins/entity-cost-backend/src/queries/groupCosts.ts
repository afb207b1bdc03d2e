import type {
  CostFilter,
  CostGrouping,
  CostKind,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { applyScope, type CostScope } from '../access';
import { costsInForce, integerText } from '../database';
import { sumOfMonth } from './amounts';
import { amountOfCursor } from './cursor';

/** Which costs are grouped, and by what. @internal */
export type Grouping = {
  month: string;
  previousMonth: string;
  cost: CostKind;
  currency?: string;
  groupBy: CostGrouping;
  filter: CostFilter;
  scope: CostScope;
};

/** @internal */
type CostSort = 'amount' | 'change' | 'name';

/** A row of the answer. @internal */
export type GroupRow = {
  key: string;
  currency: string;
  unallocated: boolean;
  amount: bigint;
  previous: bigint;
};

/** Where a page of groups ended. @internal */
export const groupCursorSchema = z.strictObject({
  c: z.string().max(40),
  a: amountOfCursor,
  k: z.string().max(4_096),
  u: z.union([z.literal(0), z.literal(1)]),
});

/** @internal */
type GroupCursor = z.infer<typeof groupCursorSchema>;

const system = `coalesce(entity.system, case when entity.kind = 'system' then entity.ref end, '')`;

/** What a group is named by, as an expression of SQL. */
const keys: Record<CostGrouping, string> = {
  owner: `coalesce(cost.owner, '')`,
  'cost-center': `coalesce(entity.cost_center, '')`,
  environment: `coalesce(cost.environment, '')`,
  service: `coalesce(cost.service, '')`,
  system,
  entity: `coalesce(cost.entity_ref, '')`,
};

/** What is unallocated is a group by itself where groups are of the catalog; it has a service and an environment. */
const unallocatedApart: Record<CostGrouping, boolean> = {
  owner: true,
  'cost-center': true,
  environment: false,
  service: false,
  system: true,
  entity: true,
};

/** What rows are in the order of. */
const orders: Record<CostSort, string> = {
  amount: 'amount',
  change: 'amount - previous',
  name: '0',
};

/**
 * A page of groups. They are added up from the rows that the scope leaves, so that amounts, order, search and pages are
 * those of what the caller may read.
 * @internal
 */
export async function listGroups(
  knex: Knex,
  options: {
    grouping: Grouping;
    sort: CostSort;
    limit: number;
    after?: GroupCursor;
  },
): Promise<{ rows: GroupRow[]; next?: GroupCursor }> {
  const { grouping, sort, limit, after } = options;
  const ordered = knex
    .with('grouped', groupedCosts(knex, grouping))
    .with(
      'ordered',
      knex('grouped').select('*', knex.raw(`${orders[sort]} as place`)),
    )
    .from('ordered')
    .select(
      'currency',
      'key',
      'unallocated',
      integerText(knex, 'amount', 'amount'),
      integerText(knex, 'previous', 'previous'),
      integerText(knex, 'place', 'place'),
    )
    .orderBy([
      { column: 'currency' },
      { column: 'ordered.place', order: 'desc' },
      { column: 'key' },
      { column: 'unallocated' },
    ])
    .limit(limit + 1);
  if (after) {
    const place = knex.raw('cast(? as bigint)', [after.a]);
    ordered.where(outer =>
      outer
        .where('currency', '>', after.c)
        .orWhere(inCurrency =>
          inCurrency
            .where('currency', after.c)
            .where(inPlace =>
              inPlace
                .where('ordered.place', '<', place)
                .orWhere(atPlace =>
                  atPlace
                    .where('ordered.place', place)
                    .where(inKey =>
                      inKey
                        .where('key', '>', after.k)
                        .orWhere(atKey =>
                          atKey
                            .where('key', after.k)
                            .where('unallocated', '>', after.u),
                        ),
                    ),
                ),
            ),
        ),
    );
  }
  const found: Array<{
    currency: string;
    key: string;
    unallocated: number;
    amount: string;
    previous: string;
    place: string;
  }> = await ordered;
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(row => ({
      key: row.key,
      currency: row.currency,
      unallocated: row.unallocated === 1,
      amount: BigInt(row.amount),
      previous: BigInt(row.previous),
    })),
    ...(found.length > limit &&
      last && {
        next: {
          c: last.currency,
          a: last.place,
          k: last.key,
          u: last.unallocated === 1 ? 1 : 0,
        },
      }),
  };
}

/** Totals of all groups, whatever page they are on, by currency. @internal */
export async function totalsOfGroups(
  knex: Knex,
  grouping: Grouping,
): Promise<Array<{ currency: string; amount: bigint; previous: bigint }>> {
  const rows: Array<{ currency: string; amount: string; previous: string }> =
    await knex
      .with('grouped', groupedCosts(knex, grouping))
      .from('grouped')
      .groupBy('currency')
      .orderBy('currency')
      .select(
        'currency',
        integerText(knex, 'sum(amount)', 'amount'),
        integerText(knex, 'sum(previous)', 'previous'),
      );
  return rows.map(row => ({
    currency: row.currency,
    amount: BigInt(row.amount),
    previous: BigInt(row.previous),
  }));
}

/** What belongs to no entity in a month and the one before, by currency. @internal */
export async function unallocatedTotals(
  knex: Knex,
  options: Pick<Grouping, 'month' | 'previousMonth' | 'cost'>,
): Promise<Map<string, { amount: bigint; previous: bigint }>> {
  const { month, previousMonth, cost } = options;
  const sums = costsInForce(knex, 'monthly_costs')
    .whereNull('cost.entity_ref')
    .whereIn('cost.month', [month, previousMonth])
    .groupBy('cost.currency')
    .select({ currency: 'cost.currency' })
    .select(
      sumOfMonth(knex, { cost, month, as: 'amount' }),
      sumOfMonth(knex, { cost, month: previousMonth, as: 'previous' }),
    );
  const rows: Array<{ currency: string; amount: string; previous: string }> =
    await knex
      .with('sums', sums)
      .from('sums')
      .select(
        'currency',
        integerText(knex, 'amount', 'amount'),
        integerText(knex, 'previous', 'previous'),
      );
  return new Map(
    rows.map(({ currency, amount, previous }) => [
      currency,
      { amount: BigInt(amount), previous: BigInt(previous) },
    ]),
  );
}

function groupedCosts(knex: Knex, grouping: Grouping): Knex.QueryBuilder {
  const { month, previousMonth, cost, currency, groupBy, filter, scope } =
    grouping;
  const key = keys[groupBy];
  const query = costsInForce(knex, 'monthly_costs')
    .leftJoin({ entity: 'entities' }, 'entity.ref', 'cost.entity_ref')
    .whereIn('cost.month', [month, previousMonth])
    .select(
      knex.raw('cost.currency as currency'),
      knex.raw(`${key} as ??`, ['key']),
      knex.raw(
        unallocatedApart[groupBy]
          ? 'case when cost.entity_ref is null then 1 else 0 end as unallocated'
          : '0 as unallocated',
      ),
      sumOfMonth(knex, { cost, month, as: 'amount' }),
      sumOfMonth(knex, { cost, month: previousMonth, as: 'previous' }),
    )
    .groupByRaw('1, 2, 3');
  applyScope(query, scope, { owner: 'cost.owner', entity: 'cost.entity_ref' });
  if (currency !== undefined) query.where('cost.currency', currency);
  applyFilter(query, filter);
  if (filter.search !== undefined) {
    const pattern = filter.search
      .toLocaleLowerCase('en-US')
      .replace(/[\\%_]/g, '\\$&');
    query.whereRaw(`lower(${key}) like ? escape '\\'`, [`%${pattern}%`]);
  }
  return query;
}

function applyFilter(query: Knex.QueryBuilder, filter: CostFilter): void {
  const { owner, costCenter, environment, service, entity } = filter;
  if (owner) query.whereIn('cost.owner', lowered(owner));
  if (entity) query.whereIn('cost.entity_ref', lowered(entity));
  if (environment) query.whereIn('cost.environment', environment);
  if (service) query.whereIn('cost.service', service);
  if (costCenter) query.whereIn('entity.cost_center', costCenter);
  if (filter.system) {
    const systems = lowered(filter.system);
    query.whereRaw(
      `${system} in (${systems.map(() => '?').join(', ')})`,
      systems,
    );
  }
}

function lowered(refs: string[]): string[] {
  return refs.map(ref => ref.toLocaleLowerCase('en-US'));
}
