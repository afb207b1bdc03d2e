import type { ExceptionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { regionFinding } from './decision';

/** An exception in force, with a control that was checked. */
export const activeException = {
  id: '0198f3c2-7b1e-7c3a-9f00-00000000feed',
  state: 'active',
  rule: regionFinding.rule,
  severity: 'high',
  target: { ref: 'resource:default/checkout', environment: 'production' },
  reason: 'The campaign runs there',
  requester: 'user:default/developer-payments',
  requestedAt: '2026-03-10T12:00:00Z',
  until: '2026-03-17T23:59:59Z',
  approval: '0198f3c2-7b1e-7c3a-9f00-00000000beef',
  uses: 1,
  maximumUses: 3,
  contract: {
    rule: regionFinding.rule,
    ruleDigest: `sha256:${'7'.repeat(64)}`,
    target: { ref: 'resource:default/checkout' },
    bounds: [
      { resource: 'terraform_data.a', path: 'region', actual: 'us-east-1' },
    ],
    until: '2026-03-17T23:59:59Z',
  },
  control: {
    kind: 'url-answers',
    text: 'Watched',
    url: 'https://check.example',
  },
  controlResults: [{ at: '2026-03-11T12:00:00Z', holds: true }],
  timeline: [
    { at: '2026-03-10T12:00:00Z', kind: 'requested' },
    { at: '2026-03-10T13:00:00Z', kind: 'granted' },
  ],
} as unknown as ExceptionDetail;
