import type { CostStatus } from '@backstage-guardrails/plugin-entity-cost-common';

export const status: CostStatus = {
  configured: true,
  sources: [
    {
      id: 'aws',
      state: 'loaded',
      loadedAt: '2026-11-29T04:00:00Z',
      through: '2026-11-28',
    },
    {
      id: 'azure',
      state: 'failed',
      failure: {
        at: '2026-11-29T04:00:00Z',
        code: 'column-missing',
        message: 'The column BilledCost is missing.',
      },
    },
    { id: 'upload', title: 'Uploads', uploads: true, state: 'waiting' },
  ],
  months: ['2026-11', '2026-10'],
  through: '2026-11-28',
  currencies: ['EUR', 'USD'],
  abilities: {
    readAll: true,
    negotiatedPrices: true,
    load: true,
    updateBudgets: true,
    updateRules: true,
  },
  missing: [],
};

export const nothingLoaded: CostStatus = {
  ...status,
  configured: false,
  sources: [],
  months: [],
  currencies: [],
  missing: [
    {
      id: 'source',
      title: 'No source of billing data.',
      fix: 'Add entityCost.sources to the configuration.',
    },
  ],
};
