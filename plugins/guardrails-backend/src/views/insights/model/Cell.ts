import type { Outcome } from '@backstage-guardrails/policy-model';

/**
 * What is counted. `self-service` are those of `applied` that needed no other person, `by-member` the checks that a member
 * of the owner requested.
 * @internal
 */
export type Measure =
  | Outcome
  | 'by-member'
  | 'applied'
  | 'self-service'
  | 'approved'
  | 'friction';

/** How often something happened on one day to one team in one environment. Negative where that is taken back. @internal */
export type Cell = {
  day: string;
  /** Empty where there is none. */
  owner: string;
  environment: string;
  /** Empty for what is counted whatever the rule. */
  rule: string;
  measure: Measure;
  seconds: number;
  number: number;
};

/**
 * Cells of the same place as one, in one order: transactions that wait for each other's cells must not wait in a circle.
 * @internal
 */
export function addUp(cells: readonly Cell[]): Cell[] {
  const sums = new Map<string, Cell>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const number = (sums.get(key)?.number ?? 0) + cell.number;
    sums.set(key, { ...cell, number });
  }
  return [...sums]
    .filter(([, { number }]) => number !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, cell]) => cell);
}

/** The same, taken back. @internal */
export function takenBack(cells: readonly Cell[]): Cell[] {
  return cells.map(cell => ({ ...cell, number: -cell.number }));
}

function keyOf(cell: Cell): string {
  const { rule, day, measure, seconds, owner, environment } = cell;
  return JSON.stringify([rule, day, measure, seconds, owner, environment]);
}
