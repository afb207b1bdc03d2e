import type { PriceBook } from '@backstage-guardrails/plugin-entity-cost-common';
import type { FactResources } from '@backstage-guardrails/plugin-guardrails-node';
import { BookIndex } from './BookIndex';

type Change = FactResources['changes'][number];

/**
 * The values of a resource that a price follows from, or nothing where there is none.
 *
 * What the provider fills in by itself is not set, and has the price of the default. Any other value that is not known
 * stays a marker, which no price matches; where it could be a list of blocks, the resource has no values at all, since a
 * missing block costs nothing.
 * @internal
 */
export function knownValues(
  change: Change,
  book: PriceBook,
  when: 'before' | 'after',
): Record<string, unknown> | undefined {
  const values = change[when];
  if (!values) return undefined;
  const known = withoutComputed(values) as Record<string, unknown>;
  const hidden = [...BookIndex.of(book).blocksOf(change.type)].some(block =>
    isMarker(known[block]),
  );
  return hidden ? undefined : known;
}

function withoutComputed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComputed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => !(isMarker(item) && 'computed' in item))
      .map(([key, item]) => [
        key,
        isMarker(item) ? item : withoutComputed(item),
      ]),
  );
}

/** Whether a value is known only after apply, or withheld. @internal */
export function isMarker(value: unknown): value is { $guardrails: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    '$guardrails' in value
  );
}
