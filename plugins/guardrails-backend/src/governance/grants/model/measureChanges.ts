import type { Decision } from '@backstage-guardrails/policy-model';

/** How many resources a change destroys, replaces and changes. @internal */
export type ChangeSize = {
  destroyed: number;
  replaced: number;
  changed: number;
};

/** How much a change takes away. What is forgotten is out of hand, as what is destroyed. @internal */
export function measureChanges(changes: Decision['changes']): ChangeSize {
  return {
    destroyed: (changes.delete ?? 0) + (changes.forget ?? 0),
    replaced: changes.replace ?? 0,
    changed: changes.update ?? 0,
  };
}
