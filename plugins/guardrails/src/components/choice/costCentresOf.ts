import type { Entity } from '@backstage/catalog-model';

/** A value of a list, and what it is called. @internal */
export type Offered = { value: unknown; name: string };

const ANNOTATION = 'guardrails/cost-center';

/** The cost centres of groups, each once, with the groups that use it: `4711 (Payments)`. @internal */
export function costCentresOf(groups: readonly Entity[]): Offered[] {
  const users = new Map<string, string[]>();
  for (const group of groups) {
    const value = group.metadata.annotations?.[ANNOTATION];
    if (!value) continue;
    users.set(value, [...(users.get(value) ?? []), nameOf(group)]);
  }
  return [...users]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([value, names]) => ({
      value,
      name: `${value} (${names.sort().join(', ')})`,
    }));
}

function nameOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: unknown } | undefined;
  return typeof profile?.displayName === 'string'
    ? profile.displayName
    : metadata.title ?? metadata.name;
}
