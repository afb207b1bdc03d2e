import { mockServices } from '@backstage/backend-test-utils';
import {
  awsPriceBook,
  type BudgetSubject,
  type BudgetView,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { EntityFacts } from '@backstage-guardrails/plugin-guardrails-node';
import { budgetFact } from './budgetFact';
import { createBudgetProvider } from './createBudgetProvider';
import { createEntityBudgetSource } from './createEntityBudgetSource';

const MONTH = '2026-03';
const SHOP = 'component:default/shop';
const auth = mockServices.auth();

const budget = (changes: Partial<BudgetView> = {}): BudgetView => ({
  id: 'a',
  subject: { kind: 'owner', value: 'group:default/payments' },
  amount: { amount: '1000', currency: 'EUR' },
  from: 'configuration',
  state: 'compared',
  spent: '0',
  previousSpent: '0',
  spentPerMille: 0,
  reached: [],
  editable: false,
  ...changes,
});

const spent = (amount: string, previousSpent = '0') =>
  budgetFact(budget({ spent: amount, previousSpent }), { month: MONTH });

it('tells what is committed in steps, each of which covers what is spent', () => {
  const committed = [
    ['0'],
    ['-12'],
    ['0.01'],
    ['50'],
    ['50.000001'],
    ['949.99'],
    ['1000'],
    ['1001'],
    ['10', '700.5'],
  ].map(([now, before]) => (spent(now, before) as any).committed);
  expect(committed).toEqual([0, 0, 50, 50, 100, 950, 1000, 1050, 750]);
});

it('is the same at every reading of one step, whatever else of the budget changes', () => {
  const other = budget({
    spent: '49.99',
    spentPerMille: 49,
    forecastPerMille: 1200,
    updatedAt: '2026-03-04T08:00:00.000Z',
    updatedBy: 'user:default/finance',
  });
  expect(budgetFact(other, { month: MONTH })).toEqual(spent('12'));
});

it.each<[string, Partial<BudgetView>, object]>([
  ['within', { reached: [] }, { state: 'within' }],
  // a forecast is a reading: it can go down again
  ['within', { reached: ['forecast-100'] }, { state: 'within' }],
  ['warning', { reached: ['spent-80', 'forecast-100'] }, { state: 'warning' }],
  [
    'over',
    { reached: ['spent-80', 'forecast-100', 'spent-100'] },
    { state: 'over' },
  ],
  [
    'not compared with costs in another currency',
    { state: 'not-compared', spent: undefined, otherCurrencies: ['USD'] },
    { state: 'not-compared', otherCurrencies: ['USD'] },
  ],
  [
    'rounded down',
    { amount: { amount: '999.99', currency: 'EUR' } },
    { amount: 999 },
  ],
])('says of a budget that it is %s', (_state, changes, expected) => {
  expect(budgetFact(budget(changes), { month: MONTH })).toMatchObject(expected);
});

it.each([
  ['945.5', '0', 54, true],
  ['945.5', '0', 55, false],
  ['0', '945.5', 55, false],
  ['1200', '0', -5, false],
])(
  'compares %s, or %s of the month before, and %s more with 1000',
  (now, before, increase, fits) => {
    const adds = { currency: 'EUR', increase };
    const of = budget({ spent: now, previousSpent: before });
    expect(budgetFact(of, { month: MONTH, adds })).toMatchObject({ fits });
    const other = { ...adds, currency: 'USD' };
    expect(budgetFact(of, { month: MONTH, adds: other })).not.toHaveProperty(
      'fits',
    );
  },
);

describe('the fact of a decision', () => {
  async function factFor(options: {
    budgets: BudgetView[];
    target?: { ref?: string; environment?: string };
    owners?: string[];
    costCentres?: string[];
    nothingLoaded?: boolean;
  }) {
    const { budgets, target = { ref: SHOP }, owners, costCentres } = options;
    const through = options.nothingLoaded ? undefined : `${MONTH}-05`;
    const asked: BudgetSubject[] = [];
    const provider = createBudgetProvider({
      auth,
      book: awsPriceBook,
      costs: {
        lookUpBudgets: async subjects => {
          asked.push(...subjects);
          const items = subjects.map(subject => ({ subject, budgets }));
          return { month: MONTH, through, items };
        },
      },
    });
    const facts = await provider.facts({
      target,
      references: { owners: owners ?? [], costCentres: costCentres ?? [] },
    });
    return { asked, fact: facts['cost.budgets'] };
  }

  it('has every budget once, and none of an annotation', async () => {
    const { fact } = await factFor({
      budgets: [
        budget({ id: 'b', from: 'annotation' }),
        budget({ id: 'c', from: 'api' }),
        budget({ id: 'a' }),
      ],
      costCentres: ['4711'],
    });
    expect(fact).toMatchObject({
      status: 'known',
      value: [{ month: MONTH }, { month: MONTH }],
    });
  });

  it('is of the target whatever the changes name: another tag adds a budget', async () => {
    const target = { ref: SHOP, environment: 'production' };
    const { asked } = await factFor({
      budgets: [],
      target,
      owners: ['rich-team', 'not an owner', 'component:default/x'],
      costCentres: ['4711', ''],
    });
    expect(asked).toEqual([
      { kind: 'entity', value: SHOP },
      { kind: 'environment', value: 'production' },
      { kind: 'owner', value: 'rich-team' },
      { kind: 'cost-center', value: '4711' },
    ]);
  });

  it('is absent where no bill is loaded, and nothing is where no budget is', async () => {
    const nothingLoaded = true;
    const { fact } = await factFor({ budgets: [budget()], nothingLoaded });
    expect(fact).toMatchObject({ status: 'absent' });
    const without = await factFor({ budgets: [], nothingLoaded });
    expect(without.fact).toMatchObject({ status: 'known', value: [] });
  });

  it('is nothing where a request names nothing, and asks no one', async () => {
    const { asked, fact } = await factFor({ budgets: [], target: {} });
    expect([asked, fact]).toMatchObject([[], { status: 'known', value: [] }]);
  });
});

it('tells the sweep the budgets of entities, and none of an annotation', async () => {
  const source = createEntityBudgetSource({
    auth,
    costs: {
      async *listBudgets() {
        for (const [kind, value, from] of [
          ['owner', 'group:default/payments', 'api'],
          ['system', 'system:default/shop', 'configuration'],
          ['entity', SHOP, 'annotation'],
          ['environment', 'production', 'configuration'],
        ] as const) {
          yield {
            month: MONTH,
            budget: budget({ subject: { kind, value }, from }),
          };
        }
      },
    },
  });
  const all: EntityFacts[] = [];
  for await (const facts of source.read()) all.push(facts);
  expect(all.map(({ entity }) => entity)).toEqual([
    'group:default/payments',
    'system:default/shop',
  ]);
  expect(source.otherwise).toEqual({ 'cost.budget': null });
});
