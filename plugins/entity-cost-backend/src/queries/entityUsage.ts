import {
  type EntityUsage,
  type ResourceEfficiency,
  type ResourceEfficiencyView,
  unitsText,
  type UsageQuantity,
  workloadEfficiency,
  type WorkloadEfficiencyView,
  type WorkloadQuantity,
  type WorkloadUsage,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { applyScope, type CostScope, readsAll } from '../access';
import {
  costsInForce,
  sumExactly,
  workloadColumns,
  workloadOf,
} from '../database';
import { applyMembers, type EntityIndex, type Members } from '../entities';
import { hasHidden } from './monthParts';
import type { Period } from './PeriodReader';

type Asked = {
  period: Period;
  members: Members;
  /** Of the costs that something was used for; all of them where it is left out. */
  currency?: string;
  scope: CostScope;
};

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
  const asked = { period, members, currency, scope };
  const [quantities, efficiency, partial] = await Promise.all([
    quantitiesOf(knex, asked),
    efficiencyOf(knex, { ...asked, prices }),
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
  { period, members, currency, scope }: Asked,
): Promise<UsageQuantity[]> {
  const { month, previousMonth } = period;
  const rows = costsInForce(knex, 'monthly_usage')
    .whereIn('cost.month', [month, previousMonth])
    .select('cost.month', 'cost.unit', 'cost.quantity')
    .select(knex.raw(`coalesce(cost.service, '') as service`));
  narrow(rows, { knex, members, currency, scope });
  const sums = await sumExactly(knex, {
    rows,
    by: ['service', 'unit', 'month'],
    columns: ['quantity'],
  });
  const quantities = new Map<string, UsageQuantity>();
  for (const { service, unit, month: of, quantity } of sums) {
    const key = JSON.stringify([service, unit]);
    const known = quantities.get(key) ?? {
      service,
      unit,
      quantity: '0',
      previousQuantity: '0',
    };
    const part = of === month ? 'quantity' : 'previousQuantity';
    quantities.set(key, { ...known, [part]: unitsText(quantity) });
  }
  return [...quantities.values()];
}

async function efficiencyOf(
  knex: Knex,
  options: Asked & { prices: boolean },
): Promise<WorkloadEfficiencyView[]> {
  const { period, members, currency, scope, prices } = options;
  const rows = costsInForce(knex, 'monthly_workloads')
    .where('cost.month', period.month)
    .select('cost.currency')
    .select(workloadColumns.map(column => `cost.${column}`));
  narrow(rows, { knex, members, currency, scope });
  const days = costsInForce(knex, 'monthly_workloads')
    .join({ summed: 'usage_sums' }, join =>
      join
        .on('summed.load_id', 'cost.load_id')
        .andOn('summed.run_id', 'cost.run_id'),
    )
    .where('cost.month', period.month)
    .groupBy('cost.currency')
    .select('cost.currency')
    .max({ from: 'summed.first_day' });
  narrow(days, { knex, members, currency, scope });
  const firstDays: { currency: string; from: string | null }[] = await days;
  const first = new Map(
    firstDays.map(row => [row.currency, row.from] as const),
  );
  const sums = await sumExactly(knex, {
    rows,
    by: ['currency'],
    columns: workloadColumns,
  });
  return sums.map(sum => {
    const usage = workloadOf(sum);
    const { cpu, ram, cost, idleCost, perMille } = workloadEfficiency(usage);
    const from = first.get(sum.currency);
    return {
      currency: sum.currency,
      ...(from && isLater(from) && { from }),
      cpu: resourceView(cpu, prices),
      ram: resourceView(ram, prices),
      ...(prices && { cost: unitsText(cost), idleCost: unitsText(idleCost) }),
      perMille,
      others: othersOf(usage, prices),
    };
  });
}

/** What has no request to compare with, where there is any. The cost of the network is with what was sent. */
function othersOf(usage: WorkloadUsage, prices: boolean): WorkloadQuantity[] {
  const others = [
    { resource: 'gpu', of: usage.gpuHours, cost: usage.gpuCost },
    { resource: 'volumes', of: usage.volumeHours, cost: usage.volumeCost },
    {
      resource: 'network-transferred',
      of: usage.networkTransferred,
      cost: usage.networkCost,
    },
    { resource: 'network-received', of: usage.networkReceived, cost: 0n },
  ] as const;
  return others.flatMap(({ resource, of, cost }): WorkloadQuantity[] =>
    of === 0n && cost === 0n
      ? []
      : [
          {
            resource,
            quantity: unitsText(of),
            ...(prices &&
              resource !== 'network-received' && { cost: unitsText(cost) }),
          },
        ],
  );
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
  options: Omit<Asked, 'period'> & { knex: Knex },
): void {
  const { knex, members, currency, scope } = options;
  const columns = { owner: 'cost.owner', entity: 'cost.entity_ref' };
  applyMembers(query, { knex, members, columns });
  applyScope(query, scope, columns);
  if (currency !== undefined) query.where('cost.currency', currency);
}
