import type { Json } from '@backstage-guardrails/policy-model';
import type { Place, PlaceCondition } from './readPlaces';
import type { TypeSchema } from './readSchemas';

/**
 * What a place says of a resource with its required attributes alone: that its default is right, that it is wrong, or
 * that it is known only after apply, because the account or the engine decides. `undefined` of places that a bare
 * resource cannot show: what is required, and what another resource decides.
 *
 * It is written from what `policies/places` says its words mean, and shares nothing with the rules.
 * @internal
 */
export function declaredDefault(
  place: Place,
  schema: TypeSchema,
): 'right' | 'wrong' | 'unknown' | undefined {
  const conditions = [...(place.if ?? []), ...(place.unless ?? [])];
  if (place.json || place.companion) return undefined;
  if ([place, ...conditions].some(({ path }) => isWritten(path, schema))) {
    return undefined;
  }
  if (place.path.includes('*') && place.block !== 'required') return 'right';
  if (!(place.if ?? []).every(holdsUnset)) return 'right';
  if ((place.unless ?? []).some(holdsUnset)) return 'right';
  const filledIn = filledInAt(place.path, schema);
  return filledIn && place.computed !== filledIn ? 'unknown' : isRight(place);
}

function isRight(place: Place): 'right' | 'wrong' | undefined {
  const { is, not, set, key, absent } = place;
  const value = place.default ?? null;
  if (is) return includes(is, value) ? 'right' : 'wrong';
  if (not) return value === null ? 'right' : undefined;
  if (set || key) return 'wrong';
  return absent ? 'right' : undefined;
}

function holdsUnset(condition: PlaceCondition): boolean {
  const value = condition.default ?? null;
  return (
    (condition.is !== undefined && includes(condition.is, value)) ||
    (condition.not !== undefined && !includes(condition.not, value)) ||
    (condition.set === false && value === null) ||
    (condition.set === true && value !== null)
  );
}

/** What the provider fills in where no one wrote it, by its schema: the attribute, or what it is in. */
function filledInAt(
  path: Place['path'],
  schema: TypeSchema,
): Place['computed'] {
  const [own, ...outer] = flagsAlong(path, schema).reverse();
  if (own === 'bc' || outer.some(flags => flags.includes('c'))) return 'block';
  return own?.includes('c');
}

/** Whether a value is written in a bare resource, at the path or in a part of it. */
function isWritten(path: Place['path'], schema: TypeSchema): boolean {
  return flagsAlong(path, schema).some(flags => flags.includes('r'));
}

/** The flags of each part of a path. */
function flagsAlong(path: Place['path'], schema: TypeSchema): string[] {
  const names = path.filter(
    segment => typeof segment === 'string' && segment !== '*',
  );
  return names.map(
    (_, index) => schema.get(names.slice(0, index + 1).join('.')) ?? '',
  );
}

/** Flags that are written as text count as flags, and case does not count. */
function includes(values: Json[], value: Json): boolean {
  return values.some(
    each =>
      String(each).toLowerCase() === String(value).toLowerCase() &&
      (each === null) === (value === null),
  );
}
