import {
  type CostKind,
  type NamedValue,
  type UnallocatedItem,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { factsInForce, integerText } from '../database';
import { microsText } from './amounts';
import { amountOfCursor } from './cursor';
import { readClaimants } from './refusedClaims';

/** Where a page of what is unallocated ended. @internal */
export const unallocatedCursorSchema = z.strictObject({
  c: z.string().max(40),
  a: amountOfCursor,
  s: z.number().int(),
});

type UnallocatedCursor = z.infer<typeof unallocatedCursorSchema>;

type Row = {
  subject_id: number;
  currency: string;
  amount: string;
  reason: string | null;
  contested_by: string | null;
  provider: string | null;
  service: string | null;
  sub_account_id: string | null;
  resource_id: string | null;
  tags: string;
  categories: string;
};

/** What belongs to no entity in a month, by what it is for, largest first. For callers who read all costs. @internal */
export async function listUnallocated(
  knex: Knex,
  options: {
    month: string;
    cost: CostKind;
    currency?: string;
    limit: number;
    after?: UnallocatedCursor;
  },
): Promise<{ items: UnallocatedItem[]; next?: UnallocatedCursor }> {
  const { month, cost, currency, limit, after } = options;
  const sums = factsInForce(knex)
    .where('force.month', month)
    .whereNull('allocation.entity_ref')
    .groupBy('fact.subject_id', 'fact.currency')
    .select({ subject_id: 'fact.subject_id', currency: 'fact.currency' })
    .select(
      knex.raw(`sum(fact.${cost}) as amount`),
      // a subject can be in several loads, of runs that say the same but for a moment
      knex.raw('max(allocation.reason) as reason'),
      knex.raw('max(allocation.contested_by) as contested_by'),
    );
  if (currency !== undefined) sums.where('fact.currency', currency);
  const query = knex
    .with('sums', sums)
    .from('sums')
    .join('subjects', 'subjects.id', 'sums.subject_id')
    .join({ tag_set: 'tag_sets' }, 'tag_set.id', 'subjects.tag_set_id')
    .join(
      { category_set: 'tag_sets' },
      'category_set.id',
      'subjects.category_set_id',
    )
    .select(
      'sums.subject_id',
      'sums.currency',
      integerText(knex, 'sums.amount', 'amount'),
      'sums.reason',
      'sums.contested_by',
      'subjects.provider',
      'subjects.service',
      'subjects.sub_account_id',
      'subjects.resource_id',
    )
    .select({ tags: 'tag_set.tags', categories: 'category_set.tags' })
    .orderBy([
      { column: 'sums.currency' },
      { column: 'sums.amount', order: 'desc' },
      { column: 'sums.subject_id' },
    ])
    .limit(limit + 1);
  if (after) {
    const amount = knex.raw('cast(? as bigint)', [after.a]);
    query.where(outer =>
      outer
        .where('sums.currency', '>', after.c)
        .orWhere(inCurrency =>
          inCurrency
            .where('sums.currency', after.c)
            .where(inAmount =>
              inAmount
                .where('sums.amount', '<', amount)
                .orWhere(atAmount =>
                  atAmount
                    .where('sums.amount', amount)
                    .where('sums.subject_id', '>', after.s),
                ),
            ),
        ),
    );
  }
  const rows: Row[] = await query;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(itemOf),
    ...(last && {
      next: { c: last.currency, a: last.amount, s: last.subject_id },
    }),
  };
}

function itemOf(row: Row): UnallocatedItem {
  return {
    subject: `${row.subject_id}`,
    amount: { currency: row.currency, amount: microsText(BigInt(row.amount)) },
    reason:
      row.reason === 'contested' || row.reason === 'owner-unknown'
        ? row.reason
        : 'no-rule',
    ...(row.provider !== null && { provider: row.provider }),
    ...(row.service !== null && { service: row.service }),
    ...(row.sub_account_id !== null && { subAccountId: row.sub_account_id }),
    ...(row.resource_id !== null && { resourceId: row.resource_id }),
    tags: pairsOf(row.tags),
    costCategories: pairsOf(row.categories),
    claims: readClaimants(row.contested_by).map(
      ({ ref, owner, annotation }) => ({ entity: ref, owner, annotation }),
    ),
  };
}

const pairs = z.array(z.tuple([z.string(), z.string()]));

function pairsOf(text: string): NamedValue[] {
  return pairs.parse(JSON.parse(text)).map(([key, value]) => ({ key, value }));
}
