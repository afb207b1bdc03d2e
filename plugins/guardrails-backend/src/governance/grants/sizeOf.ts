import type { Decision } from '@backstage-guardrails/policy-model';
import type { NewGrant } from './GrantStore';

/** How much a change takes away. What is forgotten is out of hand, as what is destroyed. @internal */
export function sizeOf(changes: Decision['changes']): NewGrant['size'] {
  return {
    destroyed: (changes.delete ?? 0) + (changes.forget ?? 0),
    replaced: changes.replace ?? 0,
    changed: changes.update ?? 0,
  };
}
