import {
  type ChangeView,
  type ChangeExplanation,
  type CostChange,
  type CostChangeView,
  type CostKind,
  type CostOfItem,
  decimalOfMicros,
  decimalText,
  explainChange,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { applyScope, type CostScope } from '../access';
import { factsInForce, integerText, microsOfText } from '../database';
import { applyMembers, type Members } from '../entities';
import type { Period } from './PeriodReader';

/** What a change is explained from: more would make an answer slow, and is explained by service alone. */
const MAX_FACTS = 20_000;

/** Changes of resources that are shown. */
const MAX_RESOURCES = 50;

const factColumns: Record<CostKind, string> = {
  effective: 'fact.effective',
  billed: 'fact.billed',
  list: 'fact.list',
};

/** What is read of a fact. */
type Fact = {
  month: string;
  day: string;
  currency: string;
  service: string | null;
  resource: string | null;
  unit: string | null;
  amount: string;
  quantity: string | null;
};

type Options = {
  period: Period;
  cost: CostKind;
  members: Members;
  scope: CostScope;
};

/**
 * What there was of each resource in the days of a month that are known, and in the same days of the month before, by
 * currency. Nothing where there is more than can be explained.
 * @internal
 */
export async function readChanges(
  knex: Knex,
  options: Options,
): Promise<Map<string, ChangeExplanation> | undefined> {
  const { period, cost, members, scope } = options;
  const columns = {
    owner: 'allocation.owner',
    entity: 'allocation.entity_ref',
  };
  const query = factsInForce(knex)
    .whereIn('force.month', [period.month, period.previousMonth])
    .select({
      month: 'force.month',
      day: 'fact.day',
      currency: 'fact.currency',
      service: 'subject.service',
      resource: 'subject.resource_id',
      unit: 'subject.unit',
      quantity: 'fact.quantity',
    })
    .select(integerText(knex, factColumns[cost], 'amount'))
    .limit(MAX_FACTS + 1);
  applyMembers(query, { knex, members, columns });
  applyScope(query, scope, columns);
  const facts: Fact[] = await query;
  if (facts.length > MAX_FACTS) return undefined;
  const items = new Map<
    string,
    { before: CostOfItem[]; after: CostOfItem[] }
  >();
  for (const fact of facts) {
    if (isCompared(fact, period)) {
      const known = items.get(fact.currency) ?? { before: [], after: [] };
      const side = fact.month === period.month ? known.after : known.before;
      side.push(itemOf(fact));
      items.set(fact.currency, known);
    }
  }
  return new Map(
    [...items].map(([currency, sides]) => [currency, explainChange(sides)]),
  );
}

/** Whether the month has come to the day. Days that were rolled up are those of months that are over. @internal */
export function isCompared(
  { day }: { day: string },
  { complete, through }: Period,
): boolean {
  return (
    complete ||
    day.length < 10 ||
    (through !== undefined && day.slice(8) <= through.slice(8))
  );
}

function itemOf(fact: Fact): CostOfItem {
  const quantity =
    fact.quantity === null ? undefined : parseDecimal(fact.quantity);
  return {
    service: fact.service ?? '',
    resource: fact.resource ?? '',
    unit: fact.unit,
    cost: decimalOfMicros(microsOfText(fact.amount)),
    quantity: quantity?.ok ? quantity.value : null,
  };
}

/** @internal */
export function changeView(explanation: ChangeExplanation): ChangeView {
  return {
    total: viewOf(explanation.total),
    services: explanation.services.map(viewOf),
    resources: explanation.resources.slice(0, MAX_RESOURCES).map(viewOf),
  };
}

function viewOf(
  change: Omit<CostChange, 'service' | 'resource'> & Partial<CostChange>,
): CostChangeView {
  const { service, resource, before, after, parts } = change;
  return {
    ...(service !== undefined && { service }),
    ...(typeof resource === 'string' && { resource }),
    before: decimalText(before),
    after: decimalText(after),
    parts: {
      quantity: decimalText(parts.quantity),
      price: decimalText(parts.price),
      added: decimalText(parts.added),
      removed: decimalText(parts.removed),
      other: decimalText(parts.other),
    },
  };
}
