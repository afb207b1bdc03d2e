import type {
  CostGrouping,
  CostKind,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { type GroupRow, microsText } from '../queries';

/** What each row of an export says beside its amounts. */
type ExportedMonth = {
  month: string;
  previousMonth: string;
  cost: CostKind;
  groupBy: CostGrouping;
};

/** @internal */
export const costColumns = [
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

/** @internal */
export function* exportedCosts(
  rows: Iterable<GroupRow>,
  of: ExportedMonth,
): Generator<Record<(typeof costColumns)[number], string>> {
  for (const row of rows) {
    yield {
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
}
