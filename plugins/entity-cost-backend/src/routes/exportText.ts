import { csvCell } from '@backstage-guardrails/display-text';
import type {
  CostGrouping,
  CostKind,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { type GroupRow, microsText } from '../queries';

/** What each row of an export says beside its amounts. @internal */
export type ExportedMonth = {
  month: string;
  previousMonth: string;
  cost: CostKind;
  groupBy: CostGrouping;
};

const columns = [
  'month',
  'group_by',
  'group',
  'unallocated',
  'cost',
  'currency',
  'amount',
  'previous_month',
  'previous_amount',
] as const;

type Cells = Record<(typeof columns)[number], string>;

/** The rows as CSV, piece by piece. @internal */
export function* csvOf(
  rows: Iterable<GroupRow>,
  of: ExportedMonth,
): Generator<string> {
  yield `${columns.join(',')}\r\n`;
  for (const row of rows) {
    const cells = cellsOf(row, of);
    yield `${columns.map(column => csvCell(cells[column])).join(',')}\r\n`;
  }
}

/** The rows as a JSON array, piece by piece. @internal */
export function* jsonOf(
  rows: Iterable<GroupRow>,
  of: ExportedMonth,
): Generator<string> {
  let separator = '[\n';
  for (const row of rows) {
    yield `${separator}${JSON.stringify(cellsOf(row, of))}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

function cellsOf(row: GroupRow, of: ExportedMonth): Cells {
  return {
    month: of.month,
    group_by: of.groupBy,
    group: row.key,
    unallocated: row.unallocated ? 'true' : 'false',
    cost: of.cost,
    currency: row.currency,
    amount: microsText(row.amount),
    previous_month: of.previousMonth,
    previous_amount: microsText(row.previous),
  };
}
