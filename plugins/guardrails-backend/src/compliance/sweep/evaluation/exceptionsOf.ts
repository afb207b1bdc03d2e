import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  EMPTY_SNAPSHOT,
  SNAPSHOT_VERSION,
  type ExceptionInForce,
  type Snapshot,
} from '@backstage-guardrails/policy-model';
import type { EntityException } from '../../../governance/exceptions';

/** By uid, of the catalog: what a ref means can change hands. @internal */
export type EntityExceptions = ReadonlyMap<string, EntityException[]>;

/** Exceptions in force for these uids, or for all there are. @internal */
export type ReadExceptions = (uids?: string[]) => Promise<EntityExceptions>;

/** What counts for an entity, by the name and the class that it has now. @internal */
export function exceptionsOf(
  exceptions: EntityExceptions,
  entity: { ref: string; uid: string | undefined; environmentClass: string },
): ExceptionInForce[] {
  const { ref, uid = '', environmentClass } = entity;
  return (exceptions.get(uid) ?? [])
    .filter(exception => exception.environmentClass === environmentClass)
    .map(exception => exception.as(ref));
}

/** @internal */
export function snapshotOf(exceptions: ExceptionInForce[]): Snapshot {
  if (exceptions.length === 0) return EMPTY_SNAPSHOT;
  const sorted = [...exceptions].sort((one, other) =>
    one.id < other.id ? -1 : 1,
  );
  return { version: SNAPSHOT_VERSION, exceptions: sorted };
}

/**
 * Changes with the exceptions of an entity: an evaluation with others comes out otherwise. Empty where it has none, which
 * is nearly always. The class they were granted for is not in it: it follows from the entity, which has an etag.
 * @internal
 */
export function exceptionsDigest(
  exceptions: EntityExceptions,
  { ref, uid }: { ref: string; uid: string | undefined },
): string {
  const some = exceptions.get(uid ?? '') ?? [];
  return some.length === 0
    ? ''
    : sha256(canonicalJson(some.map(exception => exception.as(ref))));
}
