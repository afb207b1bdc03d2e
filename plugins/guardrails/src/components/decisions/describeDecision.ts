import type { Action } from '@backstage-guardrails/policy-model';
import { escapeForDisplay } from '@backstage-guardrails/policy-model';
import { actionWords } from '../common/words';

/** What was asked, in one line: `Provision checkout-dev in production`. @internal */
export function describeDecision(decision: {
  action: Action;
  target: { ref?: string; environment?: string; environmentClass: string };
}): string {
  const { action, target } = decision;
  const what = target.ref?.split('/').pop();
  const where = target.environment ?? target.environmentClass;
  return escapeForDisplay(
    [actionWords[action], what, `in ${where}`].filter(Boolean).join(' '),
  );
}
