import type { Action } from '@backstage-guardrails/policy-model';

/** An action as the first word of a title. @internal */
export const actionWords: Record<Action, string> = {
  provision: 'Provision',
  deploy: 'Deploy',
  promote: 'Promote',
  scale: 'Scale',
  access: 'Access',
  destroy: 'Destroy',
  merge: 'Merge',
  build: 'Build',
  'resolve-dependencies': 'Resolve dependencies',
  release: 'Release',
  admit: 'Admit',
  'publish-flow': 'Publish flow',
  'change-policy': 'Change policy',
  audit: 'Audit',
};

/** `1 rule`, `2 rules`. @internal */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
