import type {
  LoadDetail,
  LoadSummary,
} from '@backstage-guardrails/plugin-entity-cost-common';

export const load: LoadSummary = {
  id: 'l1',
  source: 'aws',
  file: 'november.csv.gz',
  format: 'focus',
  state: 'in-force',
  startedAt: '2026-11-29T04:00:00Z',
  finishedAt: '2026-11-29T04:01:00Z',
  months: ['2026-11'],
  rows: 1234567,
};

export const loadDetail: LoadDetail = {
  load,
  totals: [
    {
      month: '2026-11',
      currency: 'EUR',
      rows: 1234567,
      billed: '12000.050000000000000001',
      effective: '11900.1',
      list: '14000',
    },
  ],
  problems: [],
};

export const refusedLoad: LoadDetail = {
  load: {
    ...load,
    id: 'l2',
    file: 'broken.csv',
    state: 'refused',
    code: 'load-refused',
    message: 'The file has 1 error.',
  },
  totals: [],
  problems: [
    {
      code: 'number-invalid',
      line: 4711,
      column: 'BilledCost',
      message: 'BilledCost is not a number: 12,50.',
      fix: 'Write the amount with a point.',
    },
  ],
};
