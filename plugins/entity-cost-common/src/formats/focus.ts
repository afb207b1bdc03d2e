import { focusColumnIds } from '../focus';
import { focusColumn, type FocusColumnId } from '../focus/columns';
import type { BillingFormat, ColumnSource } from './billingFormat';

/** Columns of providers that keep in FOCUS exports what FOCUS has no column for. */
const replacedBy: Partial<Record<FocusColumnId, string[]>> = {
  // 1.3 has ServiceProviderName instead, 1.4 no longer has ProviderName; 0.5 called it Provider
  ProviderName: ['ServiceProviderName', 'Provider'],
};

/** FOCUS itself: its columns, and their names in earlier versions. @public */
export const focusFormat: BillingFormat = {
  id: 'focus',
  name: 'FOCUS',
  sources: ['https://focus.finops.org/focus-specification/'],
  recognisedBy: [
    ['BilledCost'],
    ['EffectiveCost', 'AmortizedCost'],
    ['ChargeCategory', 'ChargeType'],
    ['ChargePeriodStart'],
  ],
  monthFirst: false,
  columns: Object.fromEntries(
    focusColumnIds
      .filter(id => id !== 'Tags')
      .map((id): [FocusColumnId, ColumnSource] => [
        id,
        {
          from: [
            id,
            ...(focusColumn(id).formerly ?? []),
            ...(replacedBy[id] ?? []),
          ],
        },
      ]),
  ),
  tags: { columns: ['Tags'], userPrefixes: ['user:'] },
  costCategories: { columns: ['x_CostCategories'] },
};
