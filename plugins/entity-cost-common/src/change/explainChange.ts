import { type Decimal, decimalOfUnits } from '../money';
import { divideHalfEven } from '../money/decimal';

/** What something cost in a period, and how much of it there was. @public */
export type CostOfItem = {
  service: string;
  resource: string;
  /** The price of what is measured in one unit says nothing of what is measured in another. */
  unit: string | null;
  cost: Decimal;
  quantity: Decimal | null;
};

/**
 * Why costs changed. The parts add up to the change, to the last digit.
 *
 * - `quantity`: more or less of it, at the price of before.
 * - `price`: another price, for what there is now.
 * - `added` and `removed`: what was not there before, or is not any more.
 * - `other`: what has no quantity.
 * @public
 */
export type ChangeParts = {
  quantity: Decimal;
  price: Decimal;
  added: Decimal;
  removed: Decimal;
  other: Decimal;
};

/** @public */
export type CostChange = {
  service: string;
  /** `null` for all resources of a service together. */
  resource: string | null;
  before: Decimal;
  after: Decimal;
  parts: ChangeParts;
};

/** The changes of services and of their resources, each with the largest first. @public */
export type ChangeExplanation = {
  total: Omit<CostChange, 'service' | 'resource'>;
  services: CostChange[];
  resources: CostChange[];
};

type Parts = { -readonly [Part in keyof ChangeParts]: bigint };
type Change = {
  service: string;
  resource: string | null;
  before: bigint;
  after: bigint;
  parts: Parts;
};

const partNames = ['quantity', 'price', 'added', 'removed', 'other'] as const;

/** Explains what changed between two periods in one currency. @public */
export function explainChange(options: {
  before: readonly CostOfItem[];
  after: readonly CostOfItem[];
}): ChangeExplanation {
  const services = new Map<string, Change>();
  const resources = new Map<string, Change>();
  const total = emptyChange({ service: '', resource: null });
  for (const { service, resource, was, is } of pairs(options)) {
    const serviceChange =
      services.get(service) ?? emptyChange({ service, resource: null });
    services.set(service, serviceChange);
    const key = JSON.stringify([service, resource]);
    const resourceChange =
      resources.get(key) ?? emptyChange({ service, resource });
    resources.set(key, resourceChange);
    const parts = partsOf(was, is);
    for (const change of [total, serviceChange, resourceChange]) {
      change.before += was?.cost ?? 0n;
      change.after += is?.cost ?? 0n;
      for (const part of partNames) change.parts[part] += parts[part];
    }
  }
  const { before, after, parts } = finished(total);
  return {
    total: { before, after, parts },
    services: [...services.values()].sort(largestFirst).map(finished),
    resources: [...resources.values()].sort(largestFirst).map(finished),
  };
}

function noParts(): Parts {
  return { quantity: 0n, price: 0n, added: 0n, removed: 0n, other: 0n };
}

function emptyChange(of: { service: string; resource: string | null }): Change {
  return { ...of, before: 0n, after: 0n, parts: noParts() };
}

type Item = { cost: bigint; quantity: bigint | null };

type Pair = { service: string; resource: string; was?: Item; is?: Item };

function partsOf(was: Item | undefined, is: Item | undefined): Parts {
  const parts = noParts();
  if (!was) return { ...parts, added: is?.cost ?? 0n };
  if (!is) return { ...parts, removed: -was.cost };
  const change = is.cost - was.cost;
  // without a positive quantity there is no price
  if (!was.quantity || !is.quantity || was.quantity < 0n || is.quantity < 0n) {
    return { ...parts, other: change };
  }
  const more = is.quantity - was.quantity;
  const quantity = divideHalfEven(more * was.cost, was.quantity);
  return { ...parts, quantity, price: change - quantity };
}

/** The items of both periods, matched by service, resource and unit; the rows of one item are added up. */
function pairs(options: {
  before: readonly CostOfItem[];
  after: readonly CostOfItem[];
}): Pair[] {
  const matched = new Map<string, Pair>();
  for (const period of ['was', 'is'] as const) {
    for (const row of period === 'was' ? options.before : options.after) {
      const { service, resource, unit, cost, quantity } = row;
      const key = JSON.stringify([service, resource, unit]);
      const pair = matched.get(key) ?? { service, resource };
      const known = pair[period];
      pair[period] = {
        cost: (known?.cost ?? 0n) + cost,
        // the cost of what has no quantity would be a part of the price
        quantity:
          quantity === null || known?.quantity === null
            ? null
            : (known?.quantity ?? 0n) + quantity,
      };
      matched.set(key, pair);
    }
  }
  return [...matched.values()];
}

function largestFirst(a: Change, b: Change): number {
  const size = ({ before, after }: Change) =>
    after > before ? after - before : before - after;
  if (size(a) !== size(b)) return size(a) > size(b) ? -1 : 1;
  return `${a.service} ${a.resource}` < `${b.service} ${b.resource}` ? -1 : 1;
}

function finished(change: Change): CostChange {
  const { parts, before, after, ...of } = change;
  return {
    ...of,
    before: decimalOfUnits(before),
    after: decimalOfUnits(after),
    parts: {
      quantity: decimalOfUnits(parts.quantity),
      price: decimalOfUnits(parts.price),
      added: decimalOfUnits(parts.added),
      removed: decimalOfUnits(parts.removed),
      other: decimalOfUnits(parts.other),
    },
  };
}
