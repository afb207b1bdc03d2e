import {
  type EntityUsage,
  type ResourceEfficiency,
  type ResourceEfficiencyView,
  unitsText,
  type UsageQuantity,
  workloadEfficiency,
  type WorkloadEfficiencyView,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { applyScope, type CostScope, readsAll } from '../access';
import {
  costsInForce,
  DecimalSums,
  type WorkloadColumn,
  workloadColumns,
  workloadOf,
} from '../database';
import { applyMembers, type EntityIndex, type Members } from '../entities';
import { hasHidden } from './monthParts';
import type { Period } from './PeriodReader';

type Asked = { period: Period; members: Members; scope: CostScope };

/**
 * What an entity, or what belongs to it, used in a month, as far as a scope leaves it. OpenCost can reconcile the costs of
 * workloads with a bill, so they are left out for who may not read negotiated prices.
 * @internal
 */
export async function entityUsage(
  knex: Knex,
  options: {
    ref: string;
    entities: EntityIndex;
    period: Period;
    currency?: string;
    scope: CostScope;
    /** Whether negotiated prices may be read. */
    prices: boolean;
    /** Quantities at most. */
    limit: number;
  },
): Promise<EntityUsage> {
  const { ref, entities, period, currency, scope, prices, limit } = options;
  const { month, previousMonth, through, complete } = period;
  const members = await entities.membersOf(ref);
  const asked = { period, members, scope };
  const [quantities, efficiency, partial] = await Promise.all([
    quantitiesOf(knex, asked),
    efficiencyOf(knex, { ...asked, currency, prices }),
    readsAll(scope)
      ? false
      : hasHidden(knex, { months: [month, previousMonth], members, scope }),
  ]);
  return {
    entity: ref,
    month,
    previousMonth,
    ...(through !== undefined && { through }),
    complete,
    scope: members.kind === 'entity' ? 'entity' : 'members',
    partial,
    quantities: quantities.slice(0, limit),
    omittedQuantities: Math.max(0, quantities.length - limit),
    efficiency,
  };
}

/** By service and unit, in their order: quantities in different units have no other. */
async function quantitiesOf(
  knex: Knex,
  { period, members, scope }: Asked,
): Promise<UsageQuantity[]> {
  const { month, previousMonth } = period;
  const query = costsInForce(knex, 'monthly_usage')
    .whereIn('cost.month', [month, previousMonth])
    .orderBy(['cost.service', 'cost.unit'])
    .select('cost.month', 'cost.service', 'cost.unit', 'cost.quantity');
  narrow(query, { knex, members, scope });
  const rows: Array<{
    month: string;
    service: string | null;
    unit: string;
    quantity: string;
  }> = await query;
  const sums = new DecimalSums<
    'quantity' | 'previous',
    { service: string; unit: string }
  >(['quantity', 'previous']);
  for (const row of rows) {
    const { service, unit, quantity } = row;
    const isPrevious = row.month === previousMonth;
    sums.add(
      { service: service ?? '', unit },
      {
        quantity: isPrevious ? '0' : quantity,
        previous: isPrevious ? quantity : '0',
      },
    );
  }
  return sums
    .rows()
    .map(({ previous, ...of }) => ({ ...of, previousQuantity: previous }));
}

async function efficiencyOf(
  knex: Knex,
  options: Asked & { currency?: string; prices: boolean },
): Promise<WorkloadEfficiencyView[]> {
  const { period, members, currency, scope, prices } = options;
  const query = costsInForce(knex, 'monthly_workloads')
    .join({ summed: 'usage_sums' }, join =>
      join
        .on('summed.load_id', 'cost.load_id')
        .andOn('summed.run_id', 'cost.run_id'),
    )
    .where('cost.month', period.month)
    .orderBy('cost.currency')
    .select('cost.currency', 'summed.first_day')
    .select(workloadColumns.map(column => `cost.${column}`));
  narrow(query, { knex, members, scope });
  if (currency !== undefined) query.where('cost.currency', currency);
  const rows: Array<
    { currency: string; first_day: string } & Record<WorkloadColumn, string>
  > = await query;
  const sums = new DecimalSums<WorkloadColumn, { currency: string }>(
    workloadColumns,
  );
  const first = new Map<string, string>();
  for (const row of rows) {
    sums.add({ currency: row.currency }, row);
    const known = first.get(row.currency) ?? '';
    if (row.first_day > known) first.set(row.currency, row.first_day);
  }
  return sums.sums().map(({ of, values }) => {
    const { cpu, ram, cost, idleCost, perMille } = workloadEfficiency(
      workloadOf(values),
    );
    const from = first.get(of.currency);
    return {
      ...of,
      ...(from !== undefined && isLater(from) && { from }),
      cpu: resourceView(cpu, prices),
      ram: resourceView(ram, prices),
      ...(prices && { cost: unitsText(cost), idleCost: unitsText(idleCost) }),
      perMille,
    };
  });
}

/** Than the first of its month. Days that were rolled up are the month. */
function isLater(day: string): boolean {
  return day.length === 10 && !day.endsWith('-01');
}

function resourceView(
  of: ResourceEfficiency,
  prices: boolean,
): ResourceEfficiencyView {
  return {
    requested: unitsText(of.requested),
    used: unitsText(of.used),
    ...(prices && {
      cost: unitsText(of.cost),
      idleCost: unitsText(of.idleCost),
    }),
    perMille: of.perMille,
  };
}

function narrow(
  query: Knex.QueryBuilder,
  options: { knex: Knex; members: Members; scope: CostScope },
): void {
  const { knex, members, scope } = options;
  const columns = { owner: 'cost.owner', entity: 'cost.entity_ref' };
  applyMembers(query, { knex, members, columns });
  applyScope(query, scope, columns);
}
