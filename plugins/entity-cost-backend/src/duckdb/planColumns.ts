import type {
  BillingFormat,
  FocusColumnId,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** What a column of a file is for a sum of its rows. @internal */
export type ColumnRole = 'key' | 'day' | 'amount' | 'end' | 'unused';

/** Columns of FOCUS that are the same for all rows of a sum. */
const keys: readonly FocusColumnId[] = [
  'BillingCurrency',
  'BillingPeriodEnd',
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

/** Columns of which only the day counts. */
const days: readonly FocusColumnId[] = [
  'BillingPeriodStart',
  'ChargePeriodStart',
];

/** Columns that are added up. */
const amounts: readonly FocusColumnId[] = [
  'BilledCost',
  'EffectiveCost',
  'ListCost',
  'ConsumedQuantity',
];

/**
 * What the columns of a file are, if its rows can be added up before they are read: each amount is one column as it is
 * written, and no column is two things. Otherwise undefined, and the rows are read one by one.
 * @internal
 */
export function planColumns(
  names: readonly string[],
  format: BillingFormat,
): ColumnRole[] | undefined {
  const keysOfNames = names.map(plainName);
  // names in brackets are found in two ways
  if (keysOfNames.some(name => /\([a-z]+\)$/.test(name))) return undefined;
  const roles: ColumnRole[] = names.map(() => 'unused');
  let possible = true;
  const give = (place: number, role: ColumnRole) => {
    if (roles[place] !== 'unused' && roles[place] !== role) possible = false;
    roles[place] = role;
  };
  const placesOf = (columns: readonly string[]) =>
    columns.flatMap(column => {
      const place = keysOfNames.indexOf(plainName(column));
      return place === -1 ? [] : [place];
    });
  const assign = (id: FocusColumnId, role: ColumnRole) => {
    const source = format.columns[id];
    if (!source || 'constant' in source) return;
    if (!('from' in source)) {
      possible = false;
      return;
    }
    const places = placesOf(source.from);
    if (role === 'amount' && (places.length > 1 || 'values' in source)) {
      possible = false;
    }
    for (const place of places) give(place, role);
  };
  for (const id of keys) assign(id, 'key');
  for (const id of days) assign(id, 'day');
  for (const id of amounts) assign(id, 'amount');
  assign('ChargePeriodEnd', 'end');
  for (const tags of [format.tags, format.costCategories]) {
    for (const place of placesOf(tags.columns ?? [])) give(place, 'key');
    for (const prefix of tags.prefixes ?? []) {
      keysOfNames.forEach((name, place) => {
        if (name.startsWith(prefix.toLowerCase())) give(place, 'key');
      });
    }
  }
  const amount = (id: FocusColumnId) => {
    const source = format.columns[id];
    return source && 'from' in source && placesOf(source.from).length === 1;
  };
  return possible && amount('BilledCost') && amount('EffectiveCost')
    ? roles
    : undefined;
}

function plainName(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();
}
