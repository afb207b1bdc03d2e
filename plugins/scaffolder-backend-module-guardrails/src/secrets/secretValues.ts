import type { JsonValue } from '@backstage/types';

/** Every text in a value, less the names of members: what a log hides, and what must not turn up elsewhere. @internal */
export function secretValues(value: JsonValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(secretValues);
}
