import type { Json } from '@backstage-guardrails/policy-model';

const OTHERS: Json[] = ['3', 'true', '', 3, -1, 0.5, true, null, [], {}, [[]]];

/** As far as a schema can tell values apart: of a list and of an object, what is in it. */
function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value;
}

/** The value with each of its parts replaced by what is of another kind. */
export function* distorted(value: Json): Generator<Json> {
  for (const other of OTHERS) {
    if (kindOf(other) !== kindOf(value)) yield other;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value).slice(0, 2)) {
    for (const other of distorted(inner)) {
      yield Array.isArray(value)
        ? value.map((item, index) => (`${index}` === key ? other : item))
        : { ...value, [key]: other };
    }
  }
}
