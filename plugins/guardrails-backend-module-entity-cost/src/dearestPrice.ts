import {
  estimateResources,
  type Decimal,
  type PlannedResource,
  type PriceBook,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { isMarker } from './knownValues';

/** More combinations of values are not tried. */
const MOST = 500;

/**
 * The highest price that the book has for a resource with values that are known only after apply, or nothing where these
 * are no values that the book tells prices apart by.
 * @internal
 */
export function dearestPrice(
  resource: PlannedResource,
  book: PriceBook,
): Decimal | undefined {
  const ofType = book.prices.filter(({ type }) => type === resource.type);
  let tried: Record<string, unknown>[] = [{ ...resource.values }];
  for (const [name, value] of Object.entries(resource.values)) {
    if (!isMarker(value)) continue;
    const listed = ofType.flatMap(({ where }) => where?.[name] ?? []).flat();
    if (listed.length === 0) continue;
    const choices = [...new Set(listed)];
    if (tried.length * choices.length > MOST) return undefined;
    tried = tried.flatMap(values =>
      choices.map(choice => ({ ...values, [name]: choice })),
    );
  }
  const costs = tried.flatMap(values => {
    const [{ after }] = estimateResources({
      book,
      after: [{ ...resource, values }],
    }).resources;
    return after ?? [];
  });
  return costs.reduce<Decimal | undefined>(
    (most, cost) => (most === undefined || cost > most ? cost : most),
    undefined,
  );
}
