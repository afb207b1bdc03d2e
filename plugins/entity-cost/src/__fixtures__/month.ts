import type {
  CostPage,
  UnallocatedPage,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { entityBudget } from './costs';

export const costPage: CostPage = {
  month: '2026-11',
  previousMonth: '2026-10',
  cost: 'effective',
  groupBy: 'owner',
  readsAll: true,
  through: '2026-11-28',
  totals: [
    {
      currency: 'EUR',
      total: '12000.05',
      previousTotal: '11000',
      unallocated: '1200',
      previousUnallocated: '1500',
      billTotal: '12000.05',
    },
  ],
  items: [
    {
      key: 'group:default/payments',
      currency: 'EUR',
      amount: '10800.05',
      previousAmount: '9500',
      perMille: 900,
      budget: entityBudget,
    },
    {
      key: '',
      unallocated: true,
      currency: 'EUR',
      amount: '1200',
      previousAmount: '1500',
      perMille: 100,
    },
  ],
};

export const unallocatedPage: UnallocatedPage = {
  month: '2026-11',
  cost: 'effective',
  items: [
    {
      subject: 's1',
      amount: { amount: '700.5', currency: 'EUR' },
      reason: 'contested',
      provider: 'AWS',
      service: 'Amazon S3',
      subAccountId: '100000000004',
      resourceId: 'bucket-shared',
      tags: [{ key: 'env', value: 'production' }],
      costCategories: [],
      claims: [
        {
          entity: 'component:default/checkout',
          owner: 'group:default/payments',
          annotation: 'entity-cost/match',
        },
        {
          entity: 'component:default/search',
          owner: 'group:default/search',
          annotation: 'entity-cost/match',
        },
      ],
    },
  ],
};
