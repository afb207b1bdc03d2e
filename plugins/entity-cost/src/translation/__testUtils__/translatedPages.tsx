import type { EntityCostApi } from '@backstage-guardrails/plugin-entity-cost-common';
import type { ReactElement } from 'react';
import {
  entityBudget,
  entityCosts,
  entityMetrics,
  entityUsage,
  noCosts,
  noMetrics,
  noUsage,
} from '../../__fixtures__/costs';
import { load, refusedLoad } from '../../__fixtures__/loads';
import { costPage, unallocatedPage } from '../../__fixtures__/month';
import { ruleList } from '../../__fixtures__/rules';
import { nothingLoaded, status } from '../../__fixtures__/status';
import { BudgetsContent } from '../../components/budgets/BudgetsContent';
import { CostCard } from '../../components/card';
import { LoadContent } from '../../components/loads/LoadContent';
import { LoadsContent } from '../../components/loads/LoadsContent';
import { MonthContent } from '../../components/month/MonthContent';
import { RulesContent } from '../../components/rules/RulesContent';
import { CostContent } from '../../components/tab';

/** A page with all that the service answers it, whatever it is asked. */
export type TranslatedPage = {
  name: string;
  page: ReactElement;
  path?: string;
  api: Partial<EntityCostApi>;
  /** A text of the data that shows that the page is complete. */
  complete: RegExp;
};

const getStatus = async () => status;

const refused = {
  annotation: 'entity-cost/match',
  amount: { amount: '12.5', currency: 'EUR' },
} as const;

const failures = [
  'timeout',
  'unreachable',
  'refused',
  'answer-too-large',
  'answer-invalid',
  'not-for-entity',
] as const;

export const translatedPages: TranslatedPage[] = [
  {
    name: 'card of an entity',
    page: <CostCard />,
    api: { getEntityCosts: async () => entityCosts },
    complete: /1\.234,56/,
  },
  {
    name: 'card of an entity without costs',
    page: <CostCard />,
    api: {
      getStatus,
      getEntityCosts: async () => ({
        ...noCosts,
        scope: 'members',
        refusedClaims: [
          { ...refused, reason: 'allocated' },
          { ...refused, reason: 'contested' },
          { ...refused, reason: 'owner-unknown' },
        ],
      }),
    },
    complete: /component=checkout/,
  },
  {
    name: 'card of a portal without costs',
    page: <CostCard />,
    api: {
      getStatus: async () => nothingLoaded,
      getEntityCosts: async () => noCosts,
    },
    complete: /entityCost\.sources/,
  },
  {
    name: 'tab of an entity',
    page: <CostContent />,
    api: {
      getStatus,
      getEntityCosts: async () => ({
        ...entityCosts,
        partial: true,
        reopened: { at: '2026-11-20T04:00:00Z' },
      }),
      getEntityMetrics: async () => ({
        ...entityMetrics,
        items: [
          ...entityMetrics.items,
          ...failures.map(code => ({
            ...entityMetrics.items[2],
            name: code,
            code,
          })),
        ],
      }),
      getEntityUsage: async () => ({
        ...entityUsage,
        omittedQuantities: 2,
        efficiency: entityUsage.efficiency.flatMap(one => [
          { ...one, from: '2026-11-20' },
          { ...one, currency: 'USD', cost: undefined },
        ]),
      }),
      getEstimateAccuracy: async () => ({
        items: [
          {
            module: 'database',
            currency: 'EUR',
            outcomes: 5,
            lowPerMille: 900,
            medianPerMille: 1100,
            highPerMille: 1300,
          },
        ],
      }),
    },
    complete: /database/,
  },
  {
    name: 'tab of an entity without usage',
    page: <CostContent />,
    api: {
      getStatus,
      getEntityCosts: async () => entityCosts,
      getEntityMetrics: async () => noMetrics,
      getEntityUsage: async () => noUsage,
      getEstimateAccuracy: async () => ({ items: [] }),
    },
    complete: /1\.234,56/,
  },
  {
    name: 'month',
    page: <MonthContent />,
    api: { getStatus, listCosts: async () => costPage },
    complete: /12\.000,05/,
  },
  {
    name: 'list of unallocated costs',
    page: <MonthContent />,
    path: '/?view=unallocated',
    api: { getStatus, listUnallocated: async () => unallocatedPage },
    complete: /bucket-shared/,
  },
  {
    name: 'list of budgets',
    page: <BudgetsContent />,
    api: {
      getStatus,
      listBudgets: async () => ({
        month: '2026-11',
        items: [
          entityBudget,
          { ...entityBudget, id: 'b2', from: 'annotation', editable: false },
        ],
      }),
    },
    complete: /82,3/,
  },
  {
    name: 'list of rules',
    page: <RulesContent />,
    api: { getRules: async () => ruleList },
    complete: /Amazon VPC/,
  },
  {
    name: 'list of loads',
    page: <LoadsContent />,
    api: {
      getStatus,
      listLoads: async () => ({ items: [refusedLoad.load, load] }),
    },
    complete: /broken\.csv/,
  },
  {
    name: 'load',
    page: <LoadContent />,
    api: {
      getLoad: async () => ({
        ...refusedLoad,
        totals: [
          {
            month: '2026-11',
            currency: 'EUR',
            rows: 1,
            billed: '1',
            effective: '1',
            list: '1',
          },
        ],
      }),
    },
    complete: /4\.711/,
  },
];
