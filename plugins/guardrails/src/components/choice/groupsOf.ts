import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { nameOfGroup } from './nameOfGroup';
import type { Offered } from './Offered';

/** Groups by their refs, as other pickers of the scaffolder store them. Two of one name have their refs beside it. @internal */
export function groupsOf(groups: readonly Entity[]): Offered[] {
  const named = groups.map(group => ({
    value: stringifyEntityRef(group),
    name: nameOfGroup(group),
  }));
  const isShared = (name: string) =>
    named.filter(other => other.name === name).length > 1;
  return named
    .map(({ value, name }) => ({
      value,
      name: isShared(name) ? `${name} (${value})` : name,
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}
