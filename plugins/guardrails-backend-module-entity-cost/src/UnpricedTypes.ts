import type {
  Decimal,
  PlannedResource,
  PriceBook,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { FactResources } from '@backstage-guardrails/plugin-guardrails-node';
import { BookIndex } from './BookIndex';
import { DearestPrices } from './DearestPrices';
import { isMarker } from './knownValues';
import { roundedUp } from './wholeUnits';

type Change = FactResources['changes'][number];

/** Resources of a type without a price. @internal */
export type Unpriced = {
  type: string;
  count: number;
  /** Those of them with values that are known only after apply. */
  afterApply?: number;
  /** What these cost at the highest prices of the book; absent where it has none for one of them. */
  atMost?: number;
};

type Counts = { count: number; afterApply: number; atMost?: bigint };

/** Counts resources without a price by their types. @internal */
export class UnpricedTypes {
  readonly #types = new Map<string, Counts>();
  readonly #index: BookIndex;
  readonly #dearest: DearestPrices;

  constructor(others: FactResources['others'], book: PriceBook) {
    this.#index = BookIndex.of(book);
    this.#dearest = new DearestPrices(book);
    for (const { type, count } of others) {
      this.#types.set(type, { count, afterApply: 0 });
    }
  }

  /** `planned` is the resource as far as its values are known. */
  add(options: { change: Change; planned: PlannedResource | undefined }): void {
    const { change, planned } = options;
    const { type } = change;
    const known = this.#types.get(type) ?? {
      count: 0,
      afterApply: 0,
      atMost: 0n,
    };
    const isUnknown = isSizedLater(change, this.#index);
    const dearest = isUnknown && planned && this.#dearest.of(planned);
    this.#types.set(type, {
      count: known.count + 1,
      afterApply: known.afterApply + (isUnknown ? 1 : 0),
      atMost: isUnknown
        ? plus(known.atMost, dearest || undefined)
        : known.atMost,
    });
  }

  list(): Unpriced[] {
    return [...this.#types]
      .map(([type, { count, afterApply, atMost }]) => ({
        type,
        count,
        ...(afterApply > 0 && { afterApply }),
        ...(afterApply > 0 &&
          atMost !== undefined && { atMost: roundedUp(atMost) }),
      }))
      .sort((a, b) => (a.type < b.type ? -1 : 1));
  }
}

/** Whether a value that a price of the region follows from is known only after apply, and not filled in by a default. */
function isSizedLater(
  { type, region, after }: Change,
  index: BookIndex,
): boolean {
  const asked = typeof region === 'string' ? region : undefined;
  if (asked === undefined && !isMarker(region)) return false;
  return index.sizesOf(type, asked).some(({ block, name }) => {
    if (block === undefined) return isLate(after?.[name]);
    const blocks = after?.[block];
    return (
      isLate(blocks) ||
      (Array.isArray(blocks) &&
        blocks.some(item => isObject(item) && isLate(item[name])))
    );
  });
}

function isLate(value: unknown): boolean {
  return isMarker(value) && !('computed' in value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plus(
  sum: bigint | undefined,
  cost: Decimal | undefined,
): bigint | undefined {
  return sum === undefined || cost === undefined ? undefined : sum + cost;
}
