import type { Decision } from '@backstage-guardrails/policy-model';
import { ActionError } from '../errors';
import { describeDecision } from './describeDecision';

/** Lets `allow` and `warn` through; anything else, an outcome of tomorrow included, ends the step. @internal */
export function requireAllowed(options: {
  baseUrl: string;
  decision: Decision;
}): void {
  const { outcome } = options.decision.verdict;
  if (outcome === 'allow' || outcome === 'warn') return;
  throw new ActionError(
    outcome === 'needs-approval' ? 'needs-approval' : 'denied',
    describeDecision(options),
  );
}
