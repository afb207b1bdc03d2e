import type { Marker } from '@backstage-guardrails/policy-model';
import { isRecord } from '../evidence/isRecord';

/** Evidence cannot carry the key itself, so whatever has it is a marker of ours. @internal */
export function isMarker(value: unknown): value is Marker {
  return isRecord(value) && '$guardrails' in value;
}

/** @internal */
export function isUnknown(
  value: unknown,
): value is Extract<Marker, { $guardrails: 'unknown' }> {
  return isMarker(value) && value.$guardrails === 'unknown';
}

/** Where an unknown value will come from, as far as the configuration says. @internal */
export type Origin = {
  references?: string[];
  /** Addresses with the keys of their instances, where the references leave them out. */
  instances?: string[];
  computed?: boolean;
};

/** @internal */
export function unknownMarker(origin: Origin = {}): Marker {
  const { references = [], instances = [], computed = false } = origin;
  return {
    $guardrails: 'unknown',
    ...(references.length > 0 && { references }),
    ...(instances.length > 0 && { instances }),
    ...(computed && { computed }),
  };
}

/** @internal */
export function sensitiveMarker(options: {
  before: unknown;
  after: unknown;
  value: unknown;
}): Marker {
  const { before, after, value } = options;
  return {
    $guardrails: 'sensitive',
    changed: isUnknown(after) || !sameJson(before ?? null, after ?? null),
    present: value !== null && value !== undefined,
  };
}

/** Whether two parsed JSON values are equal; the order of members does not matter. @internal */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every(key => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
    );
  }
  return false;
}
