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
  return new Map(
    resources.map(resource => [resource.address, monthlyCost(book, resource)]),
  );
}

function monthlyCost(book: PriceBook, resource: PlannedResource): Cost {
  const { type, region, values } = resource;
  if (book.free.includes(type)) return decimalOfUnits(0n);
  const ofType = book.prices.filter(price => price.type === type);
  if (!ofType.length) return 'unsupported';
  const prices = ofType.filter(price => price.region === region);
  const parts: Decimal[] = [];
  // every part of the resource that the book has prices for must have one
  for (const group of partsOf(ofType)) {
    const blocks = blocksOf(group, values);
    for (const block of blocks) {
      const matching = prices.filter(
        price =>
          price.block === group.block &&
          group.named(price) &&
          holds(price.where, block),
      );
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
  named: (price: Price) => boolean;
};

/** The parts that a type is charged for: those of its blocks, and of the resource itself by what they are told apart by. */
function partsOf(prices: readonly Price[]): Part[] {
  const keyOf = ({ block, times }: Price) =>
    JSON.stringify([block ?? null, block ? null : times?.attribute ?? null]);
  const keys = new Map(prices.map(price => [keyOf(price), price.block]));
  return [...keys].map(([key, block]) => ({
    block,
    implied: prices.some(price => price.implied && keyOf(price) === key),
    named: price => keyOf(price) === key,
  }));
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
