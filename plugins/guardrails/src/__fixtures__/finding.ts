import type {
  FindingGroup,
  FindingRecord,
  FindingSummary,
} from '@backstage-guardrails/plugin-guardrails-common';
import { deniedDetail, regionFinding } from './decision';

const opened = '2026-03-01T12:00:00.000Z';
const seen = '2026-03-10T12:00:00.000Z';

/** A finding that is there, which the newest look could not see again. */
export const openFinding: FindingRecord = {
  id: '0198f3c2-0000-7000-8000-000000000001',
  source: 'decisions',
  entity: 'resource:default/checkout',
  environment: 'production',
  owner: 'group:default/payments',
  system: 'system:default/shop',
  decision: deniedDetail.decision.id,
  firstSeenAt: opened,
  lastSeenAt: seen,
  reopened: 2,
  imported: true,
  status: { state: 'not-confirmed', openedAt: opened, unconfirmedAt: seen },
  finding: regionFinding,
};

const totals: FindingGroup = {
  open: 12,
  enforced: 8,
  notConfirmed: 1,
  waived: 3,
  opened: 5,
  resolved: 2,
};

/** Two groups, one of them without a key, and two days. */
export const findingSummary: FindingSummary = {
  asOf: seen,
  groupBy: 'owner',
  totals,
  groups: [
    { ...totals, key: 'group:default/payments', open: 11 },
    { ...totals, open: 1, opened: 0, resolved: 0 },
  ],
  groupCount: 3,
  trend: [
    { day: '2026-03-09', opened: 5, resolved: 2, open: 9 },
    { day: '2026-03-10', opened: 3, resolved: 0, open: 12 },
  ],
};
