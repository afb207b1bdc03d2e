import {
  escapeForDisplay,
  type Action,
  type ChangeKind,
} from '@backstage-guardrails/policy-model';

/** What a title is made of; a decision and a row of the list both have it. @public */
export type DescribedDecision = {
  action: Action;
  format: string;
  changes: Partial<Record<ChangeKind, number>>;
  target: { ref?: string; environment?: string; environmentClass: string };
};

const actionWords: Record<Action, string> = {
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

/** What was asked, in one line: `Create checkout-dev in production`. @public */
export function describeDecision(decision: DescribedDecision): string {
  const { target } = decision;
  const what = target.ref?.split('/').pop();
  const where = target.environment ?? target.environmentClass;
  return escapeForDisplay(
    [verbOf(decision), what, `in ${where}`].filter(Boolean).join(' '),
  );
}

/** By the changes where there are some, the gravest first: a plan that loses something is about that. */
function verbOf({ action, format, changes }: DescribedDecision): string {
  if (format === 'terraform-configuration') return 'Check configuration of';
  if (action !== 'provision' && action !== 'destroy') {
    return actionWords[action];
  }
  if (changes.delete || changes.forget) return 'Destroy';
  if (changes.replace) return 'Replace';
  if (changes.update) return 'Change';
  if (changes.create) return 'Create';
  return actionWords[action];
}
