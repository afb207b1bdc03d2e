import { type Decimal, decimalOfUnits, decimalText } from '../money';
import type { CostRow } from './costRow';

/** Totals of a load in one month and currency, as exact text. @public */
export type LoadTotal = {
  month: string;
  currency: string;
  rows: number;
  billed: string;
  effective: string;
  list: string;
};

/** Adds up the rows of a load, without rounding anything. @public */
export class LoadTotals {
  #sums = new Map<
    string,
    {
      month: string;
      currency: string;
      rows: number;
      billed: bigint;
      effective: bigint;
      list: bigint;
    }
  >();

  #rounded = 0;

  /** Adds a row, or the sum of several rows. */
  add(
    row: Pick<
      CostRow,
      'month' | 'currency' | 'billed' | 'effective' | 'list' | 'rounded'
    >,
    rows: number = 1,
  ): void {
    const { month, currency } = row;
    const key = `${month} ${currency}`;
    const sum = this.#sums.get(key) ?? {
      month,
      currency,
      rows: 0,
      billed: 0n,
      effective: 0n,
      list: 0n,
    };
    sum.rows += rows;
    sum.billed += row.billed;
    sum.effective += row.effective;
    sum.list += row.list ?? 0n;
    this.#sums.set(key, sum);
    this.#rounded += row.rounded;
  }

  /** How many numbers had more than 18 digits after the point. */
  get rounded(): number {
    return this.#rounded;
  }

  /** The totals, by month and currency. */
  totals(): LoadTotal[] {
    return [...this.#sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { billed, effective, list, ...sum }]) => ({
        ...sum,
        billed: exact(billed),
        effective: exact(effective),
        list: exact(list),
      }));
  }
}

function exact(units: bigint): string {
  const value: Decimal = decimalOfUnits(units);
  return decimalText(value);
}
