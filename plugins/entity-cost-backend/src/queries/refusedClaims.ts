import type {
  CostKind,
  RefusedClaim,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { factsInForce, integerText } from '../database';
import { microsText } from './amounts';

const claimants = z.array(
  z.object({ ref: z.string(), owner: z.string(), annotation: z.string() }),
);

/** Whose claims an allocation did not follow. @internal */
export function readClaimants(text: string | null): z.infer<typeof claimants> {
  return text === null ? [] : claimants.parse(JSON.parse(text));
}

/**
 * What an entity claims by annotations and does not get. A team writes its annotations itself, so the amounts of what it
 * claims would tell it what others pay: only who reads all costs gets them.
 * @internal
 */
export async function refusedClaims(
  knex: Knex,
  options: {
    entity: string;
    month: string;
    cost: CostKind;
    withAmounts: boolean;
  },
): Promise<RefusedClaim[]> {
  const { entity, month, cost, withAmounts } = options;
  const pattern = JSON.stringify(entity).replace(/[\\%_]/g, '\\$&');
  const rows: Array<{
    contested_by: string | null;
    reason: string | null;
    currency: string;
    amount: string;
  }> = await factsInForce(knex)
    .where('force.month', month)
    .whereNotNull('allocation.contested_by')
    .whereRaw(`allocation.contested_by like ? escape '\\'`, [`%${pattern}%`])
    .groupBy('allocation.contested_by', 'allocation.reason', 'fact.currency')
    .select({
      contested_by: 'allocation.contested_by',
      reason: 'allocation.reason',
      currency: 'fact.currency',
    })
    .select(integerText(knex, `sum(fact.${cost})`, 'amount'));
  const found = new Map<string, { claim: RefusedClaim; amount: bigint }>();
  for (const row of rows) {
    for (const { ref, annotation } of readClaimants(row.contested_by)) {
      if (ref === entity) {
        const reason = reasonOf(row.reason);
        const currency = withAmounts ? row.currency : '';
        const key = JSON.stringify([annotation, reason, currency]);
        const known = found.get(key)?.amount ?? 0n;
        const amount = known + BigInt(row.amount);
        found.set(key, {
          amount,
          claim: {
            annotation,
            reason,
            ...(withAmounts && {
              amount: { currency, amount: microsText(amount) },
            }),
          },
        });
      }
    }
  }
  return [...found.values()].map(({ claim }) => claim);
}

function reasonOf(reason: string | null): RefusedClaim['reason'] {
  return reason === 'contested' || reason === 'owner-unknown'
    ? reason
    : 'allocated';
}
