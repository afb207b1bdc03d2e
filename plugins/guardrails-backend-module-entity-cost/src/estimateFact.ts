import {
  decimalOfUnits,
  estimateResources,
  type PlannedResource,
  type PriceBook,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { FactResources } from '@backstage-guardrails/plugin-guardrails-node';
import { knownValues } from './knownValues';
import { roundedDown, roundedUp } from './wholeUnits';

type Change = FactResources['changes'][number];

/** Whole units of a currency a month. @internal */
export type Estimate = {
  currency: string;
  increase: number;
  existing: number;
  unpriced: { type: string; count: number }[];
  prices: string;
};

/** Types of resources that a price book says something about. @internal */
export function typesOf({ free, prices }: PriceBook): string[] {
  return [...new Set([...free, ...prices.map(({ type }) => type)])];
}

/**
 * What a plan adds to the costs of a month, by a price book, and which of its resources have no price. Equal plans have
 * equal estimates, so an approval that binds to one lasts.
 *
 * A resource without a price afterwards counts neither before nor after: to leave a price must not look like a saving.
 * @internal
 */
export function estimateFact(
  resources: FactResources,
  book: PriceBook,
): Estimate {
  const [before, after] = (['before', 'after'] as const).map(when =>
    resources.changes.flatMap((change, at) =>
      planned({ change, key: `${at}`, book, when }),
    ),
  );
  const estimate = estimateResources({ book, before, after });
  const costs = new Map(
    estimate.resources.map(resource => [resource.address, resource]),
  );
  const unpriced = new Map(
    resources.others.map(({ type, count }) => [type, count] as const),
  );
  let increase = 0n;
  let existing = 0n;
  for (const [at, { type, kind }] of resources.changes.entries()) {
    const cost = costs.get(`${at}`);
    existing += cost?.before ?? 0n;
    if (kind === 'no-op' || kind === 'forget') continue;
    if (kind === 'delete') increase -= cost?.before ?? 0n;
    else if (cost && cost.after !== null) {
      increase += cost.after - (cost.before ?? 0n);
    } else unpriced.set(type, (unpriced.get(type) ?? 0) + 1);
  }
  return {
    currency: estimate.currency,
    increase: roundedUp(increase),
    existing: roundedDown(decimalOfUnits(existing)),
    unpriced: [...unpriced]
      .map(([type, count]) => ({ type, count }))
      .sort((a, b) => (a.type < b.type ? -1 : 1)),
    prices: book.date,
  };
}

/** A resource by its place in the plan: an estimate shortens addresses for display, so two could be one. */
function planned(options: {
  change: Change;
  key: string;
  book: PriceBook;
  when: 'before' | 'after';
}): PlannedResource[] {
  const { change, key, book, when } = options;
  const { type, region } = change;
  const values = knownValues(change, book, when);
  if (values === undefined) return [];
  return [
    {
      address: key,
      type,
      ...(typeof region === 'string' && { region }),
      values,
    },
  ];
}
