import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { openApproval } from './approval';
import { deniedDetail, regionFinding } from './decision';

const { decision, timeline } = deniedDetail;

/** A change that waits for approval and deletes a resource, with a violation that an exception waives. */
export const waitingRun = {
  ...deniedDetail,
  state: 'waiting-for-approval',
  decision: {
    ...decision,
    changes: { create: 1, delete: 1 },
    verdict: {
      ...decision.verdict,
      outcome: 'needs-approval',
      findings: [
        { ...regionFinding, level: 'approval' },
        {
          ...regionFinding,
          title: 'Backups must be kept',
          rule: 'data/backups',
          disposition: 'waived',
          exception: '0198f3c2-7b1e-7c3a-9f00-00000000e000',
        },
      ],
      obligations: [
        {
          kind: 'approval',
          from: ['group:default/security'],
          minimum: 2,
          rules: [regionFinding.rule],
        },
      ],
    },
  },
  input: {
    subject: {
      type: 'infrastructure',
      changes: [
        {
          address: 'aws_db_instance.\u202Eold',
          kind: 'delete',
          before: { region: 'us-east-1' },
          after: null,
        },
      ],
    },
  },
  timeline: [
    ...timeline,
    { at: openApproval.requestedAt, kind: 'approval-requested' },
  ],
  approval: { id: openApproval.id, state: 'open' },
} as unknown as DecisionDetail;
