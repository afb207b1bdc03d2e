import type { Tone } from '@backstage-guardrails/components';
import type { Outcome } from '@backstage-guardrails/policy-model';

/** The tone of each outcome. @public */
export const outcomeTone: Record<Outcome, Tone> = {
  allow: 'good',
  warn: 'caution',
  'needs-approval': 'consent',
  deny: 'bad',
};
