import type { ResourceChange } from './infrastructure';
import type { Subject } from './subject';

/** Resources of the generic provider of Azure, which rules know by the type of its API. */
const GENERIC = ['azapi_resource', 'azapi_update_resource'];

/**
 * The types under which rules look at the resource of an address, sorted: its own, and for the generic provider of Azure
 * the one of the API, as `lib/changes.rego` opens it. None where the subject has no such resource.
 * @public
 */
export function resourceTypes(subject: Subject, address: string): string[] {
  if (subject.type !== 'infrastructure') return [];
  const types = subject.changes
    .filter(change => change.address === address)
    .flatMap(change => {
      const generic = genericType(change);
      return generic === undefined ? [change.type] : [change.type, generic];
    });
  return [...new Set(types)].sort();
}

/**
 * The type of Azure's API that a resource of the generic provider has; `undefined` of every other resource, and where the
 * type is not known.
 * @public
 */
export function genericType({
  type,
  after,
}: Pick<ResourceChange, 'type' | 'after'>): string | undefined {
  const stated = GENERIC.includes(type) ? after?.type : undefined;
  return typeof stated === 'string'
    ? stated.split('@')[0].toLowerCase()
    : undefined;
}
