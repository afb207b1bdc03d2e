import { type FocusColumnId, parseInstant } from '../focus';
import { isChargeCategory, isConsumption } from '../focus/charge';
import { type Decimal, parseDecimal } from '../money';
import { type Cells, swapSeparators, valueOf } from './compileSource';
import type { CostRow } from './costRow';
import {
  type BillingProblem,
  billingProblem,
  type BillingProblemCode,
} from './problems';
import type { BillingHeader, TagPlaces } from './readHeader';
import { MAX_TAGS, parseTags, type TagSet, tagSetOf } from './tagSet';

/** Longer names and identifiers are no names. */
const MAX_TEXT = 4_096;

/** An object of tags, before it is read. */
const MAX_TAG_TEXT = 65_536;

/** How exports say that a number, a date or tags do not apply. As a name, each of them is one. */
const nothing = /^(?:n\/?a|none|\(null\)|<null>|-)$/i;

/** Thrown within this file only, so that the reading of a row reads as one piece. */
class Refused extends Error {
  constructor(readonly problem: BillingProblem) {
    super(problem.code);
  }
}

/**
 * Reads a row of a file as a charge. Nothing is repaired: a row that cannot be read makes the file wrong, because a
 * total without it would be a wrong total.
 *
 * `month` is the month that the load is for, if it is for one. `line` is the line of the file, counted from 1.
 * @public
 */
export function readRow(options: {
  header: BillingHeader;
  cells: Cells;
  line: number;
  month?: string;
}): { ok: true; row: CostRow } | { ok: false; problem: BillingProblem } {
  try {
    return { ok: true, row: rowOf(options) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

/**
 * Reads the amounts of a sum of rows that a database has added up by the other columns, of which `row` is read.
 * Undefined if they are no amounts.
 * @public
 */
export function readAmounts(options: {
  header: BillingHeader;
  cells: Cells;
  row: Pick<CostRow, 'category' | 'commitmentStatus'>;
}): Pick<CostRow, 'billed' | 'effective' | 'list' | 'quantity'> | undefined {
  const { header, cells, row } = options;
  const amount = (id: FocusColumnId) => {
    const text = header.sources.get(id)?.read(cells) ?? null;
    if (text === null) return null;
    const parsed = parseDecimal(text);
    return parsed.ok ? parsed.value : undefined;
  };
  const billed = amount('BilledCost');
  const effective = amount('EffectiveCost');
  const list = amount('ListCost');
  const quantity = amount('ConsumedQuantity');
  const isRead =
    typeof billed === 'bigint' &&
    typeof effective === 'bigint' &&
    list !== undefined &&
    quantity !== undefined;
  return isRead
    ? {
        billed,
        effective,
        list,
        quantity: isConsumption(row) ? quantity : null,
      }
    : undefined;
}

function rowOf(options: {
  header: BillingHeader;
  cells: Cells;
  line: number;
  month?: string;
}): CostRow {
  const { header, cells, line } = options;
  let rounded = 0;

  function refuse(
    code: BillingProblemCode,
    id?: FocusColumnId,
    value?: string,
  ) {
    const column = id && (header.sources.get(id)?.column || id);
    return new Refused(billingProblem({ code, line, column, value }));
  }

  function text(id: FocusColumnId): string | null {
    const value = header.sources.get(id)?.read(cells) ?? null;
    if (value !== null && value.length > MAX_TEXT) {
      throw refuse('value-too-long', id);
    }
    return value;
  }

  function required(id: FocusColumnId): string {
    const value = text(id);
    if (value === null) throw refuse('value-missing', id);
    return value;
  }

  function known(id: FocusColumnId): string | null {
    const value = text(id);
    return value === null || nothing.test(value) ? null : value;
  }

  /** A number as the file has it. What is configured for every row has a point. */
  function written(id: FocusColumnId, number: string): string {
    const isOfFile = header.sources.get(id)?.column !== '';
    return header.decimalComma && isOfFile ? swapSeparators(number) : number;
  }

  function decimal(id: FocusColumnId): Decimal | null {
    const value = known(id);
    if (value === null) return null;
    const parsed = parseDecimal(value, { excess: 'round' });
    if (!parsed.ok) throw refuse(parsed.code, id, written(id, value));
    if (parsed.rounded) rounded += 1;
    return parsed.value;
  }

  function amount(id: FocusColumnId): Decimal {
    const value = decimal(id);
    if (value === null) throw refuse('value-missing', id);
    return value;
  }

  function instant(id: FocusColumnId): string | null {
    const value = known(id);
    if (value === null) return null;
    const { monthFirst } = header.format;
    const parsed = parseInstant(value, { monthFirst });
    if (!parsed.ok) throw refuse(parsed.code, id, value);
    return parsed.value;
  }

  function start(id: FocusColumnId): string {
    const value = instant(id);
    if (value === null) throw refuse('value-missing', id);
    return value;
  }

  function tags(places: TagPlaces): TagSet {
    const found = new Map<string, string>();
    const add = (name: string, value: string) => {
      const prefix = places.userPrefixes.find(user => name.startsWith(user));
      found.set(name.slice(prefix?.length ?? 0), value);
    };
    for (const place of places.objects) {
      const value = valueOf(cells[place]);
      if (value !== null && !nothing.test(value)) {
        if (value.length > MAX_TAG_TEXT) throw refuse('value-too-long', 'Tags');
        const parsed = parseTags(value);
        if (!parsed.ok) throw refuse('tags-invalid', 'Tags', value);
        parsed.tags.forEach(([key, tag]) =>
          add(`${places.objectPrefix}${key}`, tag),
        );
      }
    }
    for (const { place, key } of places.single) {
      const value = valueOf(cells[place]);
      if (value !== null) add(key, value);
    }
    if (found.size > MAX_TAGS) throw refuse('tags-too-many', 'Tags');
    for (const [key, value] of found) {
      if (key.length + value.length > MAX_TEXT) {
        throw refuse('value-too-long', 'Tags');
      }
    }
    return tagSetOf(found);
  }

  if (cells.length !== header.width) throw refuse('row-length');

  const category = required('ChargeCategory');
  if (!isChargeCategory(category)) {
    throw refuse('category-unknown', 'ChargeCategory', category);
  }
  const currency = required('BillingCurrency');
  if (!/^\P{C}{1,40}$/u.test(currency)) {
    throw refuse('currency-invalid', 'BillingCurrency', currency);
  }
  const billingStart = start('BillingPeriodStart');
  const billingEnd = instant('BillingPeriodEnd');
  const chargeStart = start('ChargePeriodStart');
  // nothing is calculated with the end of a charge, and an example of the specification itself has one at 30 o'clock
  const end = parseInstant(text('ChargePeriodEnd') ?? '', header.format);
  if (billingEnd !== null && billingEnd < billingStart) {
    throw refuse('period-reversed', 'BillingPeriodEnd');
  }
  // earlier is a charge that came late; some formats end their periods with the last day, and one has a time in it
  const month = billingStart.slice(0, 7);
  if (chargeStart.slice(0, 10) > (billingEnd ?? `${month}-31`).slice(0, 10)) {
    throw refuse('charge-after-period', 'ChargePeriodStart', chargeStart);
  }
  if (end.ok && end.value < chargeStart) {
    throw refuse('period-reversed', 'ChargePeriodEnd');
  }
  if (options.month !== undefined && month !== options.month) {
    throw refuse('period-unexpected', 'BillingPeriodStart', billingStart);
  }

  const commitmentStatus = text('CommitmentDiscountStatus');
  // it is read anyway, so that a fault in it is one in any row
  const quantity = decimal('ConsumedQuantity');
  const row = {
    month,
    start: chargeStart,
    currency,
    billed: amount('BilledCost'),
    effective: amount('EffectiveCost'),
    list: decimal('ListCost'),
    category,
    correction: text('ChargeClass') === 'Correction',
    commitmentId: text('CommitmentDiscountId'),
    commitmentStatus,
    provider: text('ProviderName'),
    service: text('ServiceName'),
    serviceCategory: text('ServiceCategory'),
    subAccountId: text('SubAccountId'),
    subAccountName: text('SubAccountName'),
    region: text('RegionId'),
    resourceId: text('ResourceId'),
    resourceName: text('ResourceName'),
    resourceType: text('ResourceType'),
    skuId: text('SkuId'),
    quantity: isConsumption({ category, commitmentStatus }) ? quantity : null,
    unit: text('ConsumedUnit'),
    workload: null,
    tags: tags(header.tags),
    costCategories: tags(header.costCategories),
  };
  return { ...row, rounded };
}
