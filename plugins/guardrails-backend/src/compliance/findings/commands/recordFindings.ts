import type { Finding } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import {
  followMoves,
  observeApplied,
  observeProposed,
  type Moment,
  type Placed,
  type Sighting,
} from '../model';
import { FindingStore } from '../store/FindingStore';
import type { FindingScope } from '../store/rows';

type About = {
  scope: FindingScope;
  owner: string | undefined;
  /** From a decision that was made before findings were kept. */
  imported: boolean;
};

/** Findings of a decision that nothing was done about yet, in its own transaction. @internal */
export async function recordProposed(
  transaction: Knex.Transaction,
  options: About & { decision: string; seenAt: string; findings: Finding[] },
): Promise<void> {
  const { scope } = options;
  const findings = options.findings.filter(
    ({ disposition }) => disposition === 'enforced' || disposition === 'warned',
  );
  if (findings.length === 0) return;
  const store = new FindingStore(transaction);
  const known = await store.at(scope, findings);
  const placed = observeProposed({ ...options, findings, known });
  await store.write(changed(placed, known), options);
}

/** Findings of what is deployed now, in the transaction that says that the change was applied. @internal */
export async function recordApplied(
  transaction: Knex.Transaction,
  options: About & { sightings: Sighting[]; moment: Moment },
): Promise<void> {
  const { scope, owner, sightings } = options;
  const store = new FindingStore(transaction);
  const unresolved = await store.unresolved(scope);
  const wanted = [
    ...sightings.flatMap(({ findings }) => findings),
    ...followMoves(unresolved, sightings).map(({ place }) => place),
  ];
  const known = unite(unresolved, await store.at(scope, wanted));
  const placed = observeApplied({ ...options, known });
  const before = new Map(known.map(one => [one.id, one]));
  for (const { id, place } of placed) {
    const earlier = id === undefined ? undefined : before.get(id);
    if (id !== undefined && earlier?.place.resource !== place.resource) {
      await store.move(scope, id, place);
    }
  }
  await store.write(changed(placed, known), options);
  if (owner !== undefined) await store.giveTo(scope, owner);
}

function unite(some: Placed[], others: Placed[]): Placed[] {
  return [...new Map([...some, ...others].map(one => [one.id, one])).values()];
}

function changed(placed: Placed[], known: Placed[]): Placed[] {
  const before = new Map(known.map(({ id, life }) => [id, life]));
  return placed.filter(
    ({ id, life }) => id === undefined || before.get(id) !== life,
  );
}
