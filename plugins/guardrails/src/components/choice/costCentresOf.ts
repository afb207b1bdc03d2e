import type { Entity } from '@backstage/catalog-model';
import { nameOfGroup } from './nameOfGroup';
import type { Offered } from './Offered';

const ANNOTATION = 'guardrails/cost-center';

/** The cost centres of groups, each once, with the groups that use it: `4711 (Payments)`. @internal */
export function costCentresOf(groups: readonly Entity[]): Offered[] {
  const users = new Map<string, string[]>();
  for (const group of groups) {
    const value = group.metadata.annotations?.[ANNOTATION];
    if (!value) continue;
    users.set(value, [...(users.get(value) ?? []), nameOfGroup(group)]);
  }
  return [...users]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([value, names]) => ({
      value,
      name: `${value} (${names.sort().join(', ')})`,
    }));
}
