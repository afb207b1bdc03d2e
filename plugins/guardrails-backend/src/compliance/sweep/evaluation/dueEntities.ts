import type { KnownFacts } from '../facts/KnownFacts';
import type { SweptEntity } from '../store/SweepStore';
import { exceptionsDigest, type EntityExceptions } from './exceptionsOf';
import type { Listed } from './Listing';
import { areTargetsAsBefore, type World } from './targets';

/**
 * Whether an entity has to be evaluated: it is new, or something changed that an evaluation rests on. The others would
 * come out as before.
 * @internal
 */
export function isDue(
  { ref, uid, etag }: { ref: string } & Listed,
  options: {
    world: World;
    known: ReadonlyMap<string, SweptEntity>;
    policyOf: (kind: string) => string;
    facts: Pick<KnownFacts, 'digestOf'>;
    exceptions: EntityExceptions;
  },
): boolean {
  const { world, known, policyOf, facts, exceptions } = options;
  const before = known.get(ref);
  const isAsBefore =
    before !== undefined &&
    // Without an etag nobody knows whether it changed.
    etag !== '' &&
    before.etag === etag &&
    before.uid === uid &&
    before.policy === policyOf(kindOf(ref)) &&
    before.facts === (facts.digestOf(ref) ?? before.facts) &&
    before.exceptions === exceptionsDigest(exceptions, { ref, uid }) &&
    areTargetsAsBefore(world, before.targets);
  return !isAsBefore;
}

/** @internal */
export function kindOf(ref: string): string {
  return ref.slice(0, ref.indexOf(':'));
}

/**
 * Entities that have another name than before, by their new name: the uid is the same, and the old name is not in the
 * catalog any more. As long as it is, they are two.
 * @internal
 */
export function renamedEntities(
  { listing }: World,
  known: ReadonlyMap<string, SweptEntity>,
): Map<string, string> {
  const renamed = new Map<string, string>();
  if (!listing.complete) return renamed;
  const left = new Map(
    [...known.values()]
      .filter(({ entity_ref: ref, uid }) => {
        return uid !== '' && !listing.entities.has(ref);
      })
      .map(({ entity_ref: ref, uid }) => [uid, ref]),
  );
  for (const [ref, { uid }] of listing.entities) {
    const before = left.get(uid);
    if (before !== undefined) renamed.set(ref, before);
  }
  return renamed;
}
