import { displayText } from '@backstage-guardrails/display-text';
import {
  type Decimal,
  decimalOfUnits,
  multiplyDecimals,
  parseDecimal,
} from '../money';
import {
  type CostEstimate,
  type EstimatedResource,
  moduleOf,
} from './costEstimate';
import type { Price, PriceBook } from './priceBook';

/** A resource of a plan. @public */
export type PlannedResource = {
  address: string;
  type: string;
  /** The region, if it is known. */
  region?: string;
  /** Its attributes, as a plan has them. */
  values: Readonly<Record<string, unknown>>;
};

/** Hours of a month, as price calculators have them: 365 days by 24 hours by 12 months. */
const HOURS_OF_A_MONTH = decimalOfUnits(730n * 10n ** 18n);

/**
 * Estimates what the resources of a plan cost a month, by a price book. A resource is either estimated whole or counted
 * as a gap: half a price would look like a low one.
 * @public
 */
export function estimateResources(options: {
  book: PriceBook;
  /** The resources that are there, or undefined if they are not known. */
  before?: readonly PlannedResource[];
  after: readonly PlannedResource[];
}): CostEstimate {
  const { book, before, after } = options;
  const now = costsOf(book, before ?? []);
  const then = costsOf(book, after);
  const unsupported = new Map<string, number>();
  for (const { address, type } of after) {
    if (then.get(address) === 'unsupported') {
      unsupported.set(type, (unsupported.get(type) ?? 0) + 1);
    }
  }
  const gone = (before ?? []).filter(({ address }) => !then.has(address));
  const resources = [...after, ...gone].map(
    ({ address, type }): EstimatedResource => ({
      address: displayText(address, 500),
      type: displayText(type),
      module: displayText(moduleOf(address), 500),
      before: known(now.get(address)),
      after: known(then.get(address)),
    }),
  );
  return {
    source: { kind: 'price-book', version: book.date },
    currency: book.currency,
    before: before ? sum(resources.map(resource => resource.before)) : null,
    after: sum(resources.map(resource => resource.after)),
    resources,
    gaps: {
      usageBased: 0,
      noPrice: [...then.values()].filter(cost => cost === 'no-price').length,
      unsupported: [...unsupported]
        .map(([type, count]) => ({ type: displayText(type), count }))
        .sort((a, b) => (a.type < b.type ? -1 : 1)),
      errors: [],
    },
  };
}

type Cost = Decimal | 'unsupported' | 'no-price';

function costsOf(
  book: PriceBook,
  resources: readonly PlannedResource[],
): Map<string, Cost> {
  const free = new Set(book.free);
  const parts = partsOf(book);
  return new Map(
    resources.map(resource => [
      resource.address,
      free.has(resource.type)
        ? decimalOfUnits(0n)
        : monthlyCost(parts.get(resource.type), resource),
    ]),
  );
}

function monthlyCost(
  ofType: readonly Part[] | undefined,
  { region, values }: PlannedResource,
): Cost {
  if (!ofType) return 'unsupported';
  const parts: Decimal[] = [];
  // every part of the resource that the book has prices for must have one
  for (const part of ofType) {
    const prices = (region !== undefined && part.prices.get(region)) || [];
    for (const block of blocksOf(part, values)) {
      const matching = prices.filter(({ where }) => holds(where, block));
      if (!matching.length) return 'no-price';
      for (const price of matching) {
        const cost = costOf(price, block);
        if (cost === undefined) return 'no-price';
        parts.push(cost);
      }
    }
  }
  return sum(parts);
}

type Part = {
  block: string | undefined;
  implied: boolean;
  /** By region. */
  prices: Map<string, Price[]>;
};

const partsOfBooks = new WeakMap<PriceBook, Map<string, Part[]>>();

/**
 * The parts that each type is charged for: those of its blocks, and of the resource itself by what they are told apart
 * by. A book is gone through once, since it can have very many prices.
 */
function partsOf(book: PriceBook): Map<string, Part[]> {
  const earlier = partsOfBooks.get(book);
  if (earlier) return earlier;
  const types = new Map<string, Map<string, Part>>();
  for (const price of book.prices) {
    const { type, region, block, times, implied } = price;
    const key = JSON.stringify([
      block ?? null,
      block ? null : times?.attribute ?? null,
    ]);
    const ofType = types.get(type) ?? new Map<string, Part>();
    types.set(type, ofType);
    const part = ofType.get(key) ?? {
      block,
      implied: false,
      prices: new Map(),
    };
    ofType.set(key, part);
    part.implied ||= implied === true;
    const ofRegion = part.prices.get(region) ?? [];
    part.prices.set(region, ofRegion);
    ofRegion.push(price);
  }
  const parts = new Map(
    [...types].map(([type, ofType]) => [type, [...ofType.values()]]),
  );
  partsOfBooks.set(book, parts);
  return parts;
}

function blocksOf(
  part: Part,
  values: Readonly<Record<string, unknown>>,
): Array<Readonly<Record<string, unknown>>> {
  if (part.block === undefined) return [values];
  const value = Object.hasOwn(values, part.block) ? values[part.block] : [];
  const blocks = Array.isArray(value) ? value.filter(isObject) : [];
  return part.implied && !blocks.length ? [{}] : blocks;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An attribute that is not set is an empty text, so that a book says what its default costs. */
function textOf(
  values: Readonly<Record<string, unknown>>,
  name: string,
): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value === undefined || value === null ? '' : String(value);
}

function holds(
  where: Price['where'],
  values: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(where ?? {}).every(([name, allowed]) =>
    [allowed].flat().includes(textOf(values, name)),
  );
}

function costOf(
  price: Price,
  values: Readonly<Record<string, unknown>>,
): Decimal | undefined {
  const { times, per } = price;
  const unit = parseDecimal(price.price);
  const quantity = parseDecimal(
    times ? textOf(values, times.attribute) || (times.otherwise ?? '') : '1',
  );
  if (!unit.ok || !quantity.ok || quantity.value < 0n) return undefined;
  const cost = multiplyDecimals(unit.value, quantity.value);
  return per === 'hour' ? multiplyDecimals(cost, HOURS_OF_A_MONTH) : cost;
}

function known(cost: Cost | undefined): Decimal | null {
  return typeof cost === 'bigint' ? cost : null;
}

function sum(costs: ReadonlyArray<Decimal | null>): Decimal {
  return decimalOfUnits(
    costs.reduce((all: bigint, cost) => all + (cost ?? 0n), 0n),
  );
}
