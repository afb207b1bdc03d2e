import type {
  BillingFormat,
  ColumnConstants,
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
 * Otherwise undefined, and the rows are read one by one.
 * @internal
 */
export function planColumns(
  names: readonly string[],
  format: BillingFormat,
  constants: ColumnConstants = {},
): ColumnRole[] | undefined {
  if ([...costs, ...amounts].some(id => constants[id] !== undefined)) {
    return undefined;
  }
  const keysOfNames = names.map(plainName);
  // names in brackets are found in two ways
  if (keysOfNames.some(name => /\([a-z]+\)$/.test(name))) return undefined;
  // and so are those in which a database has put underscores
  const known = namesOf(format);
  const isSnakeCase = (name: string) =>
    !known.has(name) && known.has(name.replaceAll('_', ''));
  if (keysOfNames.some(isSnakeCase)) return undefined;
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
  const placesFor = (id: FocusColumnId) => {
    const source = format.columns[id];
    return source && 'from' in source ? placesOf(source.from) : [];
  };
  const assign = (id: FocusColumnId, role: ColumnRole) => {
    const source = format.columns[id];
    if (!source || 'constant' in source) return;
    const places = placesFor(id);
    const isAdded = role === 'cost' || role === 'amount';
    if (
      !('from' in source) ||
      (isAdded && (places.length > 1 || 'values' in source))
    ) {
      possible = false;
    }
    for (const place of places) give(place, role);
  };
  for (const id of keys) assign(id, 'key');
  assign('BillingPeriodEnd', 'period');
  assign('ChargePeriodStart', 'day');
  // some formats have no other start of a period than that of the charge
  for (const place of placesFor('BillingPeriodStart')) {
    if (roles[place] !== 'day') give(place, 'period');
  }
  for (const id of costs) assign(id, 'cost');
  for (const id of amounts) assign(id, 'amount');
  assign('ChargePeriodEnd', 'end');
  for (const tags of [format.tags, format.costCategories]) {
    const single = Object.keys(tags.named ?? {});
    for (const place of placesOf([...(tags.columns ?? []), ...single])) {
      give(place, 'key');
    }
    for (const prefix of tags.prefixes ?? []) {
      keysOfNames.forEach((name, place) => {
        if (name.startsWith(prefix.toLowerCase())) give(place, 'key');
      });
    }
  }
  const areThere = costs.every(id => placesFor(id).length === 1);
  return possible && areThere ? roles : undefined;
}

/** The columns that a format reads, but for those of single tags. */
function namesOf(format: BillingFormat): Set<string> {
  const columns = Object.values(format.columns).flatMap(source =>
    source && 'from' in source ? source.from : [],
  );
  const tags = [format.tags, format.costCategories].flatMap(source => [
    ...(source.columns ?? []),
    ...Object.keys(source.named ?? {}),
  ]);
  return new Set([...columns, ...tags].map(plainName));
}

function plainName(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, '')
    .toLowerCase();
}
