import {
  estimateResources,
  type Decimal,
  type PlannedResource,
  type PriceBook,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { BookIndex } from './BookIndex';
import { isMarker } from './knownValues';

/** More combinations of values are not tried: for one resource, and for all of a plan. */
const MOST = 500;
const MOST_OF_PLAN = 10_000;

/**
 * The highest prices that a book has for resources with values that are known only after apply. Resources of the same
 * size are tried once, and a plan as a whole so often that the service goes on answering others.
 * @internal
 */
export class DearestPrices {
  readonly #book: PriceBook;
  readonly #index: BookIndex;
  readonly #known = new Map<string, Decimal | undefined>();
  #left = MOST_OF_PLAN;

  constructor(book: PriceBook) {
    this.#book = book;
    this.#index = BookIndex.of(book);
  }

  /** Nothing where no price of the region follows from these values, or where too many would have to be tried. */
  of({ type, region, values }: PlannedResource): Decimal | undefined {
    if (region === undefined) return undefined;
    const sizes = this.#index.sizesOf(type, region);
    if (sizes.length === 0) return undefined;
    const names = new Set(sizes.map(({ block, name }) => block ?? name));
    const sized = Object.fromEntries(
      Object.entries(values).filter(([name]) => names.has(name)),
    );
    const resource = { address: '', type, region, values: sized };
    const key = canonicalJson([type, region, sized as never]);
    if (!this.#known.has(key)) this.#known.set(key, this.#try(resource));
    return this.#known.get(key);
  }

  #try(resource: PlannedResource): Decimal | undefined {
    const { type, region, values } = resource;
    const prices = this.#index.pricesOf(type, region);
    let tried: Record<string, unknown>[] = [{ ...values }];
    for (const [name, value] of Object.entries(values)) {
      if (!isMarker(value)) continue;
      const choices = [
        ...new Set(prices.flatMap(({ where }) => where?.[name] ?? []).flat()),
      ];
      if (choices.length === 0) continue;
      const most = Math.min(MOST, this.#left);
      if (tried.length * choices.length > most) return undefined;
      tried = tried.flatMap(known =>
        choices.map(choice => ({ ...known, [name]: choice })),
      );
    }
    this.#left -= tried.length;
    const { resources } = estimateResources({
      book: this.#book,
      after: tried.map((known, at) => ({
        ...resource,
        address: `${at}`,
        values: known,
      })),
    });
    return resources
      .flatMap(({ after }) => after ?? [])
      .reduce<Decimal | undefined>(
        (most, cost) => (most === undefined || cost > most ? cost : most),
        undefined,
      );
  }
}
