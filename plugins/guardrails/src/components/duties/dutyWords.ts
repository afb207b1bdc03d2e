import type { Duty } from '@backstage-guardrails/plugin-guardrails-common';

/** Duties as a person says them. @internal */
export const dutyWords: Record<Duty, string> = {
  request: 'Ask for it',
  author: 'Write it',
  review: 'Review it',
  approve: 'Approve it',
  deploy: 'Carry it out',
  'administer-policy': 'Change the policy',
  'administer-pipeline': 'Change the pipeline',
};
