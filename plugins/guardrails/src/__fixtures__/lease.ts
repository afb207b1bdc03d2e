import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';

/** A lease that its person may start. */
export const readyLease = {
  id: '0198f3c2-7b1e-7c3a-9f00-00000000fade',
  state: 'ready',
  person: 'user:default/mock',
  resource: 'resource:default/checkout-db',
  owner: 'group:default/payments',
  role: 'reader',
  minutes: 30,
  purpose: 'Find the stuck payment',
  breakGlass: false,
  decision: '0198f3c2-7b1e-7c3a-9f00-00000000cafe',
  requestedAt: '2026-03-10T12:00:00Z',
  report: [],
  reviews: [],
} as unknown as Lease;
