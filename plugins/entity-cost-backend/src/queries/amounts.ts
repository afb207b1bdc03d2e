import {
  type CostKind,
  decimalOfUnits,
  decimalText,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';

/** The column of costs. Written out, as it becomes a part of statements. */
const columns: Record<CostKind, string> = {
  effective: 'cost.effective',
  billed: 'cost.billed',
  list: 'cost.list',
};

/** @internal */
export function costColumn(cost: CostKind): string {
  return columns[cost];
}

/** The sum of the costs of a month, as an expression of SQL. @internal */
export function sumOfMonth(
  knex: Knex,
  options: { cost: CostKind; month: string; as: string },
): Knex.Raw {
  const { cost, month, as } = options;
  return knex.raw(
    `sum(case when cost.month = ? then ${columns[cost]} else 0 end) as ??`,
    [month, as],
  );
}

const UNITS_OF_A_MICRO = 10n ** 12n;

/** Whole millionths as decimal text. @internal */
export function microsText(value: bigint): string {
  return decimalText(decimalOfUnits(value * UNITS_OF_A_MICRO));
}

/** The part of a total in tenths of a percent, the nearest; of what is no part, nothing. @internal */
export function perMilleOf(part: bigint, total: bigint): number | undefined {
  if (total <= 0n || part < 0n || part > total) return undefined;
  const nearest = (part * 2_000n + total) / (total * 2n);
  return parseInt(nearest.toString(), 10);
}
