import type { Insights } from '@backstage-guardrails/plugin-guardrails-common';
import { regionFinding } from './decision';

/** Two days of one team, and the sum of the others. */
export const insights: Insights = {
  from: '2026-03-09',
  to: '2026-03-10',
  scope: 'own',
  totals: { allowed: 6, warned: 1, needsApproval: 2, denied: 3 },
  days: [
    {
      ...{ day: '2026-03-09', allowed: 6, warned: 0 },
      ...{ needsApproval: 2, denied: 1 },
    },
    {
      ...{ day: '2026-03-10', allowed: 0, warned: 1 },
      ...{ needsApproval: 0, denied: 2 },
    },
  ],
  rules: [{ rule: regionFinding.rule, checks: 4, denied: 3 }],
  teams: [
    { owner: 'group:default/payments', checks: 11, denied: 3 },
    { checks: 1, denied: 0 },
  ],
  changes: {
    applied: 4,
    selfService: 3,
    timeToApprove: { count: 2, median: 720, p90: 12_000 },
    friction: { count: 1, median: 90, p90: 90 },
  },
  others: { checks: 120, denied: 14 },
};
