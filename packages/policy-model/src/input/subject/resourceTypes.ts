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
    .flatMap(({ type, after }) => {
      const generic = GENERIC.includes(type) ? after?.type : undefined;
      return typeof generic === 'string'
        ? [type, generic.split('@')[0].toLowerCase()]
        : [type];
    });
  return [...new Set(types)].sort();
}
