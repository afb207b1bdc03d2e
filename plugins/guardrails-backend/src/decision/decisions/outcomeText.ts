import type { Outcome } from '@backstage-guardrails/policy-model';

/** How a sentence goes on that begins with what was evaluated: "The change is denied." @internal */
export const outcomeText: Record<Outcome, string> = {
  allow: 'is allowed',
  warn: 'is allowed with warnings',
  'needs-approval': 'needs approval',
  deny: 'is denied',
};
