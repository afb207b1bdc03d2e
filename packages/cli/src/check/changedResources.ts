import type { ChangeKind } from '@backstage-guardrails/policy-model';

/** How many resources will not be what they were. @internal */
export function changedResources(
  changes: Partial<Record<ChangeKind, number>>,
): number {
  const { read, 'no-op': unchanged, ...changed } = changes;
  return Object.values(changed).reduce((sum, count) => sum + count, 0);
}
