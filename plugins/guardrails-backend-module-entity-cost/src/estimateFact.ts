import {
  decimalOfUnits,
  estimateResources,
  type PlannedResource,
  type PriceBook,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { FactResources } from '@backstage-guardrails/plugin-guardrails-node';
import { knownValues } from './knownValues';
import { partiesOf } from './partiesOf';
import { type Unpriced, UnpricedTypes } from './UnpricedTypes';
import { roundedDown, roundedUp } from './wholeUnits';

type Change = FactResources['changes'][number];

/** Whole units of a currency a month. @internal */
export type Estimate = {
  currency: string;
  increase: number;
  net: number;
  existing: number;
  unpriced: Unpriced[];
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
 * What the resources of one team or cost centre save makes no room for those of another, nor does what resources without
 * tags save.
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
  const afterwards = new Map(after.map(one => [one.address, one]));
  const unpriced = new UnpricedTypes(resources.others, book);
  const partyOf = partiesOf(resources);
  const parties = new Map<string, bigint>();
  const add = (values: Change['before'], amount: bigint) => {
    const party = partyOf(values);
    parties.set(party, (parties.get(party) ?? 0n) + amount);
  };
  let existing = 0n;
  for (const [at, change] of resources.changes.entries()) {
    const { kind } = change;
    const cost = costs.get(`${at}`);
    existing += cost?.before ?? 0n;
    if (kind === 'no-op' || kind === 'forget') continue;
    if (kind === 'delete') add(change.before, -(cost?.before ?? 0n));
    else if (cost && cost.after !== null) {
      add(change.before, -(cost.before ?? 0n));
      add(change.after, cost.after);
    } else {
      unpriced.add({ change, planned: afterwards.get(`${at}`) });
    }
  }
  return {
    currency: estimate.currency,
    increase: roundedUp(withoutCredits(parties)),
    net: roundedUp(sumOf(parties.values())),
    existing: roundedDown(decimalOfUnits(existing)),
    unpriced: unpriced.list(),
    prices: book.date,
  };
}

/** Of one party all counts; of several, none has the savings of another, and resources without tags are one. */
function withoutCredits(parties: ReadonlyMap<string, bigint>): bigint {
  const amounts = [...parties.values()];
  const added = amounts.filter(amount => amount > 0n);
  return sumOf(amounts.length > 1 && added.length > 0 ? added : amounts);
}

function sumOf(amounts: Iterable<bigint>): bigint {
  return [...amounts].reduce((sum, amount) => sum + amount, 0n);
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
