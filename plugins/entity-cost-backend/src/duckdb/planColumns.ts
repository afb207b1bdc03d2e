import type {
  BillingHeader,
  ColumnSource,
  FocusColumnId,
} from '@backstage-guardrails/plugin-entity-cost-common';

/**
 * What a column of a file is for a sum of its rows.
 *
 * - `key`: the same for all rows of a sum.
 * - `period`: a key that says which month it is and which days are right.
 * - `day`: an instant of which only the day counts.
 * - `end`: an instant that must not be before the days, and is used for nothing else.
 * - `cost`: an amount that every row has, and whose sign says what the row is.
 * - `amount`: another amount.
 * @internal
 */
export type ColumnRole =
  | 'key'
  | 'period'
  | 'day'
  | 'end'
  | 'cost'
  | 'amount'
  | 'unused';

/** Columns of FOCUS that are the same for all rows of a sum. */
const keys: readonly FocusColumnId[] = [
  'BillingCurrency',
  'ChargeCategory',
  'ChargeClass',
  'CommitmentDiscountId',
  'CommitmentDiscountStatus',
  'ConsumedUnit',
  'ProviderName',
  'RegionId',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceName',
  'SkuId',
  'SubAccountId',
  'SubAccountName',
];

/** Columns that are added up. */
const costs: readonly FocusColumnId[] = ['BilledCost', 'EffectiveCost'];

const amounts: readonly FocusColumnId[] = ['ListCost', 'ConsumedQuantity'];

/**
 * What the columns of a file are, if its rows can be added up before they are read: each amount is one column as it is
 * written, and no column is two things. An amount that is a constant is one of each row, and a sum would have it once.
 * Otherwise undefined, and the rows are read one by one. Where the columns are is what the reader of rows found, so that
 * both read the same.
 * @internal
 */
export function planColumns(header: BillingHeader): ColumnRole[] | undefined {
  const { format, sources, tags, costCategories, width } = header;
  const roles = Array.from({ length: width }, (): ColumnRole => 'unused');
  let possible = true;
  const give = (place: number, role: ColumnRole) => {
    if (roles[place] !== 'unused' && roles[place] !== role) possible = false;
    roles[place] = role;
  };
  const placesFor = (id: FocusColumnId) => sources.get(id)?.places ?? [];
  const assign = (id: FocusColumnId, role: ColumnRole) => {
    const source = format.columns[id];
    if (source && 'by' in source) possible = false;
    for (const place of placesFor(id)) give(place, role);
  };
  const add = (id: FocusColumnId, role: ColumnRole) => {
    const source = format.columns[id];
    const isAsWritten = placesFor(id).length === 1 && !isMapped(source);
    if (sources.has(id) && !isAsWritten) possible = false;
    assign(id, role);
  };
  for (const id of keys) assign(id, 'key');
  assign('BillingPeriodEnd', 'period');
  assign('ChargePeriodStart', 'day');
  // some formats have no other start of a period than that of the charge
  for (const place of placesFor('BillingPeriodStart')) {
    if (roles[place] !== 'day') give(place, 'period');
  }
  for (const id of costs) add(id, 'cost');
  for (const id of amounts) add(id, 'amount');
  assign('ChargePeriodEnd', 'end');
  for (const { objects, single } of [tags, costCategories]) {
    for (const place of objects) give(place, 'key');
    for (const { place } of single) give(place, 'key');
  }
  return possible ? roles : undefined;
}

function isMapped(source: ColumnSource | undefined): boolean {
  return source !== undefined && ('values' in source || 'unitOf' in source);
}
