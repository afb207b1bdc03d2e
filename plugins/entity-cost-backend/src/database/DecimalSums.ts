import {
  unitsOfText,
  unitsText,
} from '@backstage-guardrails/plugin-entity-cost-common';

/**
 * Adds up decimal texts of rows to the last digit, by what the rows are of. SQLite would add them as floating-point
 * numbers. Sums are counts of 10^-18 without a limit: what was used must never stop what is done with money.
 * @internal
 */
export class DecimalSums<Column extends string, Of extends object> {
  readonly #columns: readonly Column[];

  readonly #sums = new Map<string, { of: Of; values: bigint[] }>();

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  add(of: Of, texts: Readonly<Record<Column, string>>): void {
    const key = JSON.stringify(of);
    const sum = this.#sums.get(key);
    const values = this.#columns.map(
      (column, place) =>
        (sum?.values[place] ?? 0n) + storedUnits(texts[column]),
    );
    if (sum) sum.values = values;
    else this.#sums.set(key, { of, values });
  }

  /** The sums, in the order in which the first row of each was added. */
  sums(): Array<{ of: Of; values: Record<Column, bigint> }> {
    return [...this.#sums.values()].map(({ of, values }) => ({
      of,
      values: this.#named(values),
    }));
  }

  /** The sums as rows of a table. */
  rows(): Array<Of & Record<Column, string>> {
    return [...this.#sums.values()].map(({ of, values }) => ({
      ...of,
      ...this.#named(values.map(unitsText)),
    }));
  }

  #named<Value>(values: readonly Value[]): Record<Column, Value> {
    return Object.fromEntries(
      this.#columns.map((column, place) => [column, values[place]]),
    ) as Record<Column, Value>;
  }
}

/** The count of 10^-18 of a quantity as a table has it. @internal */
export function storedUnits(text: string): bigint {
  const units = unitsOfText(text);
  if (units === undefined) throw new Error('A stored quantity cannot be read.');
  return units;
}
