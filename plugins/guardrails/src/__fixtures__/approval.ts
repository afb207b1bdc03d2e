import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { deniedDetail } from './decision';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

/** A request for the change of the denied decision, waiting, its reason deceiving. */
export const openApproval = {
  id: '0198f3c2-7b1e-7c3a-9f00-00000000beef',
  subject: { kind: 'change', decision: deniedDetail.decision.id },
  state: 'open',
  title: 'Create checkout in production',
  fingerprint: digest('6'),
  requester: 'user:default/developer-payments',
  target: { ref: 'resource:default/checkout', environment: 'production' },
  requestedAt: '2026-03-10T12:00:00Z',
  expiresAt: '2026-03-13T12:00:00Z',
  requirements: [
    { from: ['group:default/security'], minimum: 2, given: 1, met: false },
  ],
  handedToYou: [],
  handovers: [],
  passkeys: 'enforced',
  eligibility: { canDecide: true, consent: 'session' },
  reason: 'For the launch <b>now</b> \u202Egnp',
  consents: [
    {
      id: '0198f3c2-7b1e-7c3a-9f00-00000000d00d',
      person: 'user:default/platform-engineer',
      kind: 'approve',
      at: '2026-03-10T13:00:00Z',
      means: 'session',
    },
  ],
  participants: [
    {
      person: 'user:default/developer-payments',
      duty: 'request',
      source: 'this service',
    },
  ],
  asked: ['user:default/platform-engineer', 'user:default/security-reviewer'],
  consentText: 'I consent to: create checkout in production.',
  consentDigest: digest('7'),
  parts: { findings: digest('8'), workspace: digest('9') },
} as unknown as ApprovalDetail;
