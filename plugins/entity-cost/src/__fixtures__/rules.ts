import type {
  RuleList,
  RuleTrialResult,
} from '@backstage-guardrails/plugin-entity-cost-common';

export const ruleList: RuleList = {
  version: 3,
  editable: true,
  updatedAt: '2026-11-20T10:00:00Z',
  updatedBy: 'user:default/finance',
  items: [
    {
      from: 'configuration',
      rule: {
        id: 'network',
        conditions: [
          { kind: 'service', operator: 'in', values: ['Amazon VPC'] },
        ],
        to: { entity: 'group:default/platform' },
      },
    },
    {
      from: 'page',
      rule: {
        id: 'logs',
        conditions: [{ kind: 'tag', key: 'purpose', operator: 'exists' }],
        to: { entity: 'group:default/platform' },
      },
    },
    {
      from: 'page',
      rule: {
        id: 'backups',
        conditions: [
          { kind: 'resource', operator: 'starts-with', values: ['backup-'] },
        ],
        to: { entity: 'group:default/platform' },
      },
    },
    {
      from: 'default',
      rule: {
        id: 'tag-component',
        conditions: [],
        to: { tag: 'component', kinds: ['component', 'resource'] },
      },
    },
  ],
};

export const trialResult: RuleTrialResult = {
  month: '2026-11',
  cost: 'effective',
  moves: [
    {
      to: 'group:default/platform',
      amount: { amount: '700.5', currency: 'EUR' },
      subjects: 3,
    },
  ],
  moreMoves: 0,
  unallocated: [{ currency: 'EUR', before: '1200', after: '499.5' }],
};
