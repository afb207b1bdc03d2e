import {
  decimalOfUnits,
  type Micros,
  microsOf,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';

const LIMIT = 2n ** 63n;

/**
 * Amounts are 64 bit integers in both databases. The driver of SQLite returns integers as floating-point numbers, which
 * are wrong above 2^53, so amounts are always selected as text, and sums of them too.
 * @returns an expression to select: `integerText(knex, 'sum(billed)', 'billed')`
 * @internal
 */
export function integerText(
  knex: Knex,
  expression: string,
  name: string,
): Knex.Raw {
  return knex.raw(`cast(${expression} as text) as ??`, [name]);
}

/** An amount that was selected with `integerText`; of no rows, the sum is null. @internal */
export function microsOfText(text: string | null): Micros {
  return microsOf(decimalOfUnits(BigInt(text ?? '0') * 10n ** 12n));
}

/**
 * An amount as both drivers take it: a bigint. What does not fit would be cut off by one database and refused by the
 * other. Throws then.
 * @internal
 */
export function storedInteger(value: Micros): bigint {
  if (value >= LIMIT || value < -LIMIT) {
    throw new RangeError('The amount does not fit into 64 bits of millionths.');
  }
  return BigInt(value);
}
