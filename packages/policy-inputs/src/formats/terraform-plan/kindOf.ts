import type { ChangeKind } from '@backstage-guardrails/policy-model';

const kinds: Record<string, ChangeKind> = {
  'no-op': 'no-op',
  create: 'create',
  read: 'read',
  update: 'update',
  delete: 'delete',
  forget: 'forget',
  'delete,create': 'replace',
  'create,delete': 'replace',
  'create,forget': 'replace',
  'forget,create': 'replace',
};

/**
 * What a list of actions means. An unknown list is read as the worst thing its words can mean, and
 * reported by the caller as something that could not be read. An import takes a resource over as it is: nothing
 * changes in the cloud, and yet from now on it is one of ours, so it is judged like an update.
 * @internal
 */
export function kindOf(
  actions: string[],
  importing = false,
): {
  kind: ChangeKind;
  known: boolean;
} {
  const list = actions.join(',');
  if (importing && list === 'no-op') return { kind: 'update', known: true };
  if (Object.hasOwn(kinds, list)) return { kind: kinds[list], known: true };
  const removes = actions.includes('delete') || actions.includes('forget');
  if (removes && actions.includes('create')) {
    return { kind: 'replace', known: false };
  }
  return { kind: removes ? 'delete' : 'update', known: false };
}
