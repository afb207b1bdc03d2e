import type { DriftedResource, Json } from '@backstage-guardrails/policy-model';
import { isRecord } from '../../evidence/isRecord';
import { pointer } from '../../evidence/pointer';
import { isMarker, isUnknown, sameJson } from '../../resource/markers';

/** A resource of which more differs was replaced by another one; the first tell that. */
const MOST = 100;

/**
 * Where two sets of values differ, by JSON Pointer. A value that is known only after apply says nothing. Of values that
 * are withheld their markers say whether they differ. Lists of different lengths differ as a whole: what was put where
 * cannot be told.
 * @internal
 */
export function differences(values: {
  applied: unknown;
  actual: unknown;
}): NonNullable<DriftedResource['attributes']> {
  const found: NonNullable<DriftedResource['attributes']> = [];

  function compare(
    applied: unknown,
    actual: unknown,
    path: (string | number)[],
  ): void {
    if (found.length >= MOST || isUnknown(applied)) return;
    if (isMarker(applied) || isMarker(actual)) {
      if (isChanged(applied) || isChanged(actual)) add(applied, actual, path);
      return;
    }
    if (isRecord(applied) && isRecord(actual)) {
      for (const key of namesOf(applied, actual)) {
        compare(applied[key], actual[key], [...path, key]);
      }
      return;
    }
    if (
      Array.isArray(applied) &&
      Array.isArray(actual) &&
      applied.length === actual.length
    ) {
      applied.forEach((item, i) => compare(item, actual[i], [...path, i]));
      return;
    }
    if (!sameJson(applied ?? null, actual ?? null)) add(applied, actual, path);
  }

  function add(applied: unknown, actual: unknown, path: (string | number)[]) {
    found.push({
      path: pointer(path),
      ...(applied !== undefined && { applied: applied as Json }),
      ...(actual !== undefined && { actual: actual as Json }),
    });
  }

  compare(values.applied ?? {}, values.actual ?? {}, []);
  return found;
}

function isChanged(value: unknown): boolean {
  if (!isMarker(value)) return false;
  return value.$guardrails !== 'sensitive' || value.changed;
}

function namesOf(
  one: Record<string, unknown>,
  other: Record<string, unknown>,
): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
}
