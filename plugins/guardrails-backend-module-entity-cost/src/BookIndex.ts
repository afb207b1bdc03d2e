import type {
  Price,
  PriceBook,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** What the price of a resource, or of one of its blocks, follows from. @internal */
type Size = { block?: string; name: string };

type OfType = { blocks: Set<string>; regions: Map<string, Price[]> };

const indexes = new WeakMap<PriceBook, BookIndex>();

/**
 * The prices of a book by type and region. A plan has thousands of resources and a book a hundred thousand prices, so
 * no resource is held against all of them.
 * @internal
 */
export class BookIndex {
  readonly #types = new Map<string, OfType>();
  readonly #sizes = new Map<string, Size[]>();

  static of(book: PriceBook): BookIndex {
    const known = indexes.get(book) ?? new BookIndex(book);
    indexes.set(book, known);
    return known;
  }

  constructor({ prices }: PriceBook) {
    for (const price of prices) {
      const { type, region, block } = price;
      const { blocks, regions } = this.#types.get(type) ?? {
        blocks: new Set(),
        regions: new Map<string, Price[]>(),
      };
      if (block !== undefined) blocks.add(block);
      const ofRegion = regions.get(region) ?? [];
      ofRegion.push(price);
      regions.set(region, ofRegion);
      this.#types.set(type, { blocks, regions });
    }
  }

  /** The blocks of a type that have prices of their own, in any region. */
  blocksOf(type: string): ReadonlySet<string> {
    return this.#types.get(type)?.blocks ?? new Set();
  }

  /** Of all regions, where none is named. */
  pricesOf(type: string, region: string | undefined): readonly Price[] {
    const regions = this.#types.get(type)?.regions;
    if (region !== undefined) return regions?.get(region) ?? [];
    return [...(regions?.values() ?? [])].flat();
  }

  /** What the prices of a type are told apart by, each once. Of all regions, where none is named. */
  sizesOf(type: string, region: string | undefined): readonly Size[] {
    if (region !== undefined && !this.#types.get(type)?.regions.has(region)) {
      return [];
    }
    const key = JSON.stringify([type, region]);
    const known = this.#sizes.get(key) ?? sizesIn(this.pricesOf(type, region));
    this.#sizes.set(key, known);
    return known;
  }
}

function sizesIn(prices: readonly Price[]): Size[] {
  const sizes = prices.flatMap(({ block, where = {}, times }) =>
    [...Object.keys(where), ...(times ? [times.attribute] : [])].map(
      (name): Size => ({ block, name }),
    ),
  );
  return [...new Map(sizes.map(size => [JSON.stringify(size), size])).values()];
}
