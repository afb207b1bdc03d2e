import type { EntityStatus } from '@backstage-guardrails/plugin-entity-health-common';
import type { Json } from '@backstage-guardrails/policy-model';

/** Source of the fact, and the first segment of its name. @internal */
export const SOURCE = 'health';
/** @internal */
export const HEALTH = 'health.status';

/**
 * The health of an entity as a rule reads it; `null` of one that declares no endpoint.
 *
 * An approval binds to the facts that its rules read, so only what changes in steps is in it: no time of a check, no
 * latency and no reason, which can change with every reading while the state stays.
 * @internal
 */
export function healthFact(status: EntityStatus | undefined): Json {
  if (!status) return null;
  const { status: state, contract, since } = status;
  return { state, contract, since };
}

/** Of an entity that declares an endpoint which was not read yet. @internal */
export const NOT_READ: Json = { state: 'unknown', contract: 'unknown' };
