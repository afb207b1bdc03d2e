import type { Decision } from '@backstage-guardrails/policy-model';

/** Whether a decision leaves nothing behind: it deletes, and creates, changes and keeps nothing. @internal */
export function removesEverything(changes: Decision['changes']): boolean {
  const { delete: deleted = 0, read: _read, ...rest } = changes;
  return deleted > 0 && Object.values(rest).every(count => !count);
}
