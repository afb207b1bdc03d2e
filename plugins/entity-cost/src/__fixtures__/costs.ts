import type {
  BudgetView,
  ChangePartsView,
  EntityCosts,
  EntityCurrencyCosts,
  EntityMetrics,
  EntityUsage,
} from '@backstage-guardrails/plugin-entity-cost-common';

const noParts: ChangePartsView = {
  quantity: '0',
  price: '0',
  added: '0',
  removed: '0',
  other: '0',
};

export const entityBudget: BudgetView = {
  id: 'b1',
  subject: { kind: 'entity', value: 'component:default/checkout' },
  amount: { amount: '1500', currency: 'EUR' },
  from: 'api',
  decides: false,
  state: 'compared',
  spent: '1234.56',
  spentPerMille: 823,
  forecastPerMille: 1020,
  reached: ['spent-80', 'forecast-100'],
  updatedBy: 'user:default/finance',
  editable: true,
};

export const euros: EntityCurrencyCosts = {
  currency: 'EUR',
  total: '1234.560000000000000001',
  previousTotal: '1300',
  previousToDate: '1134.56',
  daily: [
    { day: '2026-11-27', amount: '41.5' },
    { day: '2026-11-28', amount: '44.25' },
  ],
  previousDaily: [
    { day: '2026-10-27', amount: '40' },
    { day: '2026-10-28', amount: '40.1' },
  ],
  forecast: {
    state: 'forecast',
    total: '1530.2',
    error: { state: 'known', months: 2, perMille: 41 },
  },
  services: [
    { service: 'Amazon RDS', amount: '1000', previousAmount: '900' },
    { service: '', amount: '234.56', previousAmount: '400' },
  ],
  change: {
    total: {
      before: '1134.56',
      after: '1234.560000000000000001',
      parts: { ...noParts, quantity: '70', price: '30.000000000000000001' },
    },
    services: [
      {
        service: 'Amazon RDS',
        before: '900',
        after: '1000',
        parts: { ...noParts, quantity: '70', price: '30' },
      },
    ],
    resources: [
      {
        service: 'Amazon RDS',
        resource: 'db-checkout',
        before: '0',
        after: '100',
        parts: { ...noParts, added: '100' },
      },
    ],
  },
  allocatedBy: [
    { kind: 'default', rule: 'tag-component', amount: '1000' },
    { kind: 'annotation', rule: 'entity-cost/match', amount: '234.56' },
  ],
  members: [],
};

export const entityCosts: EntityCosts = {
  entity: 'component:default/checkout',
  month: '2026-11',
  previousMonth: '2026-10',
  cost: 'effective',
  scope: 'entity',
  partial: false,
  through: '2026-11-28',
  currencies: [euros],
  budgets: [entityBudget],
  refusedClaims: [],
  annotationProblems: [],
};

export const noCosts: EntityCosts = {
  ...entityCosts,
  currencies: [],
  budgets: [],
};

export const entityUsage: EntityUsage = {
  entity: 'component:default/checkout',
  month: '2026-11',
  previousMonth: '2026-10',
  through: '2026-11-30',
  complete: true,
  scope: 'entity',
  partial: false,
  quantities: [
    {
      service: 'Amazon RDS',
      unit: 'Hrs',
      quantity: '1488.25',
      previousQuantity: '744',
    },
    {
      service: 'Amazon RDS',
      unit: 'GB-Mo',
      quantity: '0.00012345',
      previousQuantity: '0',
    },
  ],
  omittedQuantities: 0,
  efficiency: [
    {
      currency: 'EUR',
      cpu: {
        requested: '720',
        used: '180',
        perMille: 250,
        cost: '30',
        idleCost: '22.5',
      },
      ram: {
        requested: '1610612736000',
        used: '1207959552000',
        perMille: 750,
        cost: '10',
        idleCost: '2.5',
      },
      perMille: 375,
      cost: '40',
      idleCost: '25',
      others: [
        { resource: 'gpu', quantity: '12.5', cost: '8.75' },
        { resource: 'volumes', quantity: '1610612736000', cost: '2' },
        {
          resource: 'network-transferred',
          quantity: '5368709120',
          cost: '0.5',
        },
        { resource: 'network-received', quantity: '1073741824' },
      ],
    },
  ],
};

/** Of an entity whose bills have no quantities, and that has no workloads. */
export const noUsage: EntityUsage = {
  ...entityUsage,
  quantities: [],
  efficiency: [],
};

/** A metric of each state, and what the annotation has beside them. */
export const entityMetrics: EntityMetrics = {
  entity: 'component:default/checkout',
  items: [
    {
      name: 'requests',
      title: 'Requests',
      unit: 'requests/s',
      state: 'known',
      value: '1234.5678',
      at: '2026-11-28T11:45:00.000Z',
      points: [
        { at: '2026-11-28T11:15:00.000Z', value: '0.5' },
        { at: '2026-11-28T11:30:00.000Z' },
        { at: '2026-11-28T11:45:00.000Z', value: '1234.5678' },
      ],
    },
    { name: 'errors', title: 'Errors', state: 'empty', points: [] },
    {
      name: 'latency',
      title: 'Latency',
      state: 'failed',
      code: 'several-series',
      points: [],
    },
  ],
  unknown: ['up{app="other"}'],
};

export const noMetrics: EntityMetrics = {
  ...entityMetrics,
  items: [],
  unknown: [],
};
