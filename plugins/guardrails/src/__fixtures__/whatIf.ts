import type {
  WhatIfDetail,
  WhatIfResult,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Digest } from '@backstage-guardrails/policy-model';
import { deniedDetail, regionFinding } from './decision';

const { decision } = deniedDetail;
const none = { 'newly-needs-approval': 0, 'newly-allowed': 0 };

/** Two of eight decisions would be denied, and one was not judged. */
export const finishedWhatIf: WhatIfDetail = {
  id: '01a22d02-d052-7426-a1a1-1d3e74b9d1de',
  state: 'finished',
  startedAt: '2026-03-10T12:00:00Z',
  endedAt: '2026-03-10T12:00:09Z',
  expiresAt: '2026-04-09T12:00:00Z',
  since: '2026-03-01T00:00:00Z',
  until: '2026-03-10T12:00:00Z',
  total: 8,
  leftOut: 12,
  counts: { ...none, 'newly-denied': 2, 'not-judged': 1, unchanged: 5 },
  bundle: decision.verdict.bundle,
  parameters: { digest: `sha256:${'12'.repeat(32)}` as Digest },
  rules: [
    { ...none, name: regionFinding.rule, 'newly-denied': 2, 'not-judged': 0 },
  ],
  teams: [
    {
      ...none,
      name: 'group:default/payments',
      'newly-denied': 1,
      'not-judged': 0,
    },
    { ...none, name: 'none', 'newly-denied': 1, 'not-judged': 1 },
  ],
  targets: [
    {
      ...none,
      name: 'resource:default/orders-database',
      'newly-denied': 2,
      'not-judged': 0,
    },
    { ...none, name: 'none', 'newly-denied': 0, 'not-judged': 1 },
  ],
  notJudged: [{ code: 'not-kept', decisions: 1 }],
  older: { decisions: 1, explained: 1 },
};

/** One of them, with everything that a result can say of a change. */
export const newlyDenied: WhatIfResult = {
  decision: decision.id,
  recordedAt: '2026-03-09T12:00:00Z',
  result: 'newly-denied',
  before: 'allow',
  after: 'deny',
  target: 'resource:default/orders-database',
  team: 'group:default/payments',
  environment: 'production',
  rules: [{ rule: regionFinding.rule, change: 'stricter' }],
  lacking: { facts: ['organisation.owners'], explain: true },
  olderEngine: '0.9.0',
};

/** The one that could not be compared. */
export const notJudged: WhatIfResult = {
  decision: '01a22d02-d052-7426-a1a1-1d3e74b9d1df',
  recordedAt: '2026-03-08T12:00:00Z',
  result: 'not-judged',
  before: 'deny',
  rules: [],
  reason: {
    code: 'not-kept',
    message: 'The input was deleted on 2026-03-09T00:00:00Z, by retention',
  },
};
