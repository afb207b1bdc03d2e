import type {
  CostKind,
  EntityCostSummary,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { applyScope, type CostScope, mayRead } from '../access';
import { costsInForce, inChunks, integerText } from '../database';
import { applyMembers, type EntityIndex } from '../entities';
import { microsText, sumOfMonth } from './amounts';

type Options = {
  refs: string[];
  month: string;
  previousMonth: string;
  cost: CostKind;
  currency?: string;
  scope: CostScope;
};

type Amounts = EntityCostSummary['currencies'];

/**
 * The costs of entities, in the order they are named. What the caller may not read is answered alike whether there are
 * costs, an entity, or neither.
 * @internal
 */
export async function costsOfEntities(
  knex: Knex,
  entities: EntityIndex,
  options: Options,
): Promise<EntityCostSummary[]> {
  const { refs, scope } = options;
  const owners = await entities.ownersOf(refs);
  const readable = [...new Set(refs)].filter(ref =>
    mayRead(scope, { entityRef: ref, owner: owners.get(ref) }),
  );
  const alone = readable.filter(ref => !addsUp(ref));
  const found = await ofEntities(knex, { ...options, refs: alone });
  for (const ref of readable.filter(addsUp)) {
    found.set(ref, await ofMembers(knex, entities, { ...options, ref }));
  }
  return refs.map(entity => {
    if (!readable.includes(entity)) {
      return { entity, state: 'not-allowed', currencies: [] };
    }
    const currencies = found.get(entity) ?? [];
    return {
      entity,
      state: currencies.length > 0 ? 'costs' : 'none',
      currencies,
    };
  });
}

/** Whether the costs of an entity are the sum of what belongs to it. */
function addsUp(ref: string): boolean {
  return /^(group|user|system|domain):/.test(ref);
}

async function ofEntities(
  knex: Knex,
  options: Options,
): Promise<Map<string, Amounts>> {
  const found = new Map<string, Amounts>();
  for (const refs of inChunks(options.refs)) {
    const rows = await sums(knex, options, query => {
      query
        .whereIn('cost.entity_ref', refs)
        .groupBy('cost.entity_ref')
        .select({ entity: 'cost.entity_ref' });
    });
    for (const { entity, ...amounts } of rows) {
      found.set(entity, [...(found.get(entity) ?? []), amounts]);
    }
  }
  return found;
}

async function ofMembers(
  knex: Knex,
  entities: EntityIndex,
  options: Options & { ref: string },
): Promise<Amounts> {
  const members = await entities.membersOf(options.ref);
  const rows = await sums(knex, options, query => {
    query.select(knex.raw(`'' as entity`));
    applyMembers(query, {
      knex,
      members,
      columns: { owner: 'cost.owner', entity: 'cost.entity_ref' },
    });
  });
  return rows.map(({ entity, ...amounts }) => amounts);
}

async function sums(
  knex: Knex,
  options: Omit<Options, 'refs'>,
  narrow: (query: Knex.QueryBuilder) => void,
): Promise<Array<Amounts[number] & { entity: string }>> {
  const { month, previousMonth, cost, currency, scope } = options;
  const query = costsInForce(knex, 'monthly_costs')
    .whereIn('cost.month', [month, previousMonth])
    .groupBy('cost.currency')
    .select({ currency: 'cost.currency' })
    .select(
      sumOfMonth(knex, { cost, month, as: 'amount' }),
      sumOfMonth(knex, { cost, month: previousMonth, as: 'previous' }),
    );
  narrow(query);
  applyScope(query, scope, { owner: 'cost.owner', entity: 'cost.entity_ref' });
  if (currency !== undefined) query.where('cost.currency', currency);
  const rows: Array<{
    entity: string;
    currency: string;
    amount: string;
    previous: string;
  }> = await knex
    .with('sums', query)
    .from('sums')
    .orderBy('currency')
    .select(
      'entity',
      'currency',
      integerText(knex, 'amount', 'amount'),
      integerText(knex, 'previous', 'previous'),
    );
  return rows.map(row => ({
    entity: row.entity,
    currency: row.currency,
    total: microsText(BigInt(row.amount)),
    previousTotal: microsText(BigInt(row.previous)),
  }));
}
