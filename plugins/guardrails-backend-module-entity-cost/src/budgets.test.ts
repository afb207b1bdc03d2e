import { mockServices } from '@backstage/backend-test-utils';
import {
  awsPriceBook,
  type BudgetSubject,
  type BudgetView,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type {
  EntityFacts,
  FactRequest,
} from '@backstage-guardrails/plugin-guardrails-node';
import { budgetOfChange, budgetOfEntity } from './budgetFact';
import { createBudgetProvider } from './createBudgetProvider';
import { createEntityBudgetSource } from './createEntityBudgetSource';
import type { Estimate } from './estimateFact';

const MONTH = '2026-03';
const SHOP = 'component:default/shop';
const PAYMENTS = 'group:default/payments';
const auth = mockServices.auth();

const budget = (changes: Partial<BudgetView> = {}): BudgetView => ({
  id: 'a',
  subject: { kind: 'owner', value: 'group:default/payments' },
  amount: { amount: '1000', currency: 'EUR' },
  from: 'configuration',
  decides: true,
  state: 'compared',
  spent: '0',
  previousSpent: '0',
  spentPerMille: 0,
  reached: [],
  editable: false,
  ...changes,
});

const change = (increase: number, unpriced = 0): Estimate => ({
  currency: 'EUR',
  increase,
  net: increase,
  existing: 0,
  unpriced: unpriced > 0 ? [{ type: 'aws_kms_key', count: unpriced }] : [],
  prices: '2026-03-01',
});

const ofChange = (
  changes: Partial<BudgetView>,
  options: { adds?: Estimate; named?: boolean } = {},
): any =>
  budgetOfChange(budget(changes), {
    month: MONTH,
    named: false,
    adds: change(2000),
    ...options,
  });

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
  ].map(
    ([spent, previousSpent]) => ofChange({ spent, previousSpent }).committed,
  );
  expect(committed).toEqual([0, 0, 50, 50, 100, 950, 1000, 1050, 750]);
});

it('is the same at every reading of one step, whatever else of the budget changes', () => {
  const other = {
    spent: '49.99',
    spentPerMille: 49,
    forecastPerMille: 1200,
    updatedAt: '2026-03-04T08:00:00.000Z',
    updatedBy: 'user:default/finance',
  };
  expect(ofChange(other)).toEqual(ofChange({ spent: '12' }));
});

it('is the same at every reading of a budget that the change fits into', () => {
  const adds = change(100);
  expect(ofChange({ spent: '12' }, { adds })).toEqual({
    subject: 'owner group:default/payments',
    currency: 'EUR',
    month: MONTH,
    otherCurrencies: [],
    fits: true,
  });
  expect(ofChange({ spent: '850', reached: ['spent-80'] }, { adds })).toEqual(
    ofChange({ spent: '12' }, { adds }),
  );
});

it('has no amounts of a budget that only the caller named', () => {
  expect(ofChange({ spent: '950' }, { named: true })).toEqual({
    subject: 'owner group:default/payments',
    currency: 'EUR',
    month: MONTH,
    otherCurrencies: [],
    fits: false,
  });
});

it.each<[string, Partial<BudgetView>, object]>([
  ['within', { reached: [] }, { state: 'within' }],
  // a forecast is a reading: it can go down again
  ['within', { reached: ['forecast-100'] }, { state: 'within' }],
  ['warning', { reached: ['spent-80', 'forecast-100'] }, { state: 'warning' }],
  [
    'over by this month and not the one before',
    {
      spent: '1040',
      previousSpent: '5000',
      reached: ['spent-80', 'forecast-100', 'spent-100'],
    },
    { state: 'over', spent: 1050 },
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
])(
  'says of the budget of an entity that it is %s',
  (_is, changes, expected) => {
    expect(
      budgetOfEntity(budget(changes), { month: MONTH, isKnown: true }),
    ).toMatchObject(expected);
  },
);

it('does not say that a budget is kept where what is spent is not known', () => {
  expect(budgetOfEntity(budget(), { month: MONTH, isKnown: false })).toEqual({
    subject: 'owner group:default/payments',
    amount: 1000,
    currency: 'EUR',
    month: MONTH,
    otherCurrencies: [],
    state: 'unknown',
  });
});

it.each([
  ['945.5', '0', 54, 0, true],
  ['945.5', '0', 55, 0, false],
  ['0', '945.5', 55, 0, false],
  // what saves, and what is known to add nothing, is in the way of no budget
  ['1200', '0', -5, 0, true],
  ['999.99', '0', 0, 1, true],
  ['1000', '0', 0, 1, false],
  ['1', '1000', -5, 1, false],
])(
  'compares %s, or %s of the month before, with %s more and %s without a price, with 1000',
  (spent, previousSpent, increase, unpriced, fits) => {
    const adds = change(increase, unpriced);
    const changes = { spent, previousSpent };
    expect(ofChange(changes, { adds })).toMatchObject({ fits });
    for (const [of, than] of [
      [changes, { ...adds, currency: 'USD' }],
      [changes, undefined],
      [{ ...changes, state: 'not-compared' as const }, adds],
    ] as const) {
      expect(ofChange(of, { adds: than })).not.toHaveProperty('fits');
    }
  },
);

describe('the fact of a decision', () => {
  async function factFor(options: {
    budgets: BudgetView[];
    target?: FactRequest['target'];
    owners?: string[];
    costCentres?: string[];
    nothingLoaded?: boolean;
    staleSince?: string;
  }) {
    const {
      budgets,
      target = { ref: SHOP, owner: PAYMENTS },
      owners,
      costCentres,
    } = options;
    const through = options.nothingLoaded ? undefined : `${MONTH}-05`;
    const asked: BudgetSubject[] = [];
    const provider = createBudgetProvider({
      auth,
      book: awsPriceBook,
      costs: {
        lookUpBudgets: async subjects => {
          asked.push(...subjects);
          const items = subjects.map(subject => ({ subject, budgets }));
          const { staleSince } = options;
          return { month: MONTH, through, staleSince, items };
        },
      },
    });
    const facts = await provider.facts({
      target,
      references: { owners: owners ?? [], costCentres: costCentres ?? [] },
    });
    return { asked, fact: facts['cost.budgets'] };
  }

  it('has every budget once, and none that does not decide', async () => {
    const { fact } = await factFor({
      budgets: [
        budget({ id: 'b', from: 'annotation', decides: false }),
        budget({ id: 'd', from: 'api', decides: false }),
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
    const target = {
      ref: SHOP,
      owner: PAYMENTS,
      system: 'system:default/shop',
      environment: 'production',
    };
    const { asked } = await factFor({
      budgets: [],
      target,
      owners: ['rich-team', 'not an owner', 'component:default/x'],
      costCentres: ['4711', ''],
    });
    expect(asked).toEqual([
      { kind: 'entity', value: SHOP },
      { kind: 'owner', value: PAYMENTS },
      { kind: 'system', value: 'system:default/shop' },
      { kind: 'environment', value: 'production' },
      { kind: 'owner', value: 'rich-team' },
      { kind: 'cost-center', value: '4711' },
    ]);
  });

  it('is absent where the target is known to none, and where too many are named', async () => {
    const unknown = await factFor({ budgets: [], target: { ref: SHOP } });
    expect(unknown.fact).toMatchObject({
      status: 'absent',
      reason: 'The target has no owner in the catalog.',
    });
    const costCentres = Array.from({ length: 99 }, (_, at) => `${at}`);
    const many = await factFor({ budgets: [], costCentres });
    expect(many.asked).toEqual([]);
    expect(many.fact).toMatchObject({ status: 'absent' });
  });

  it('is absent where no bill is loaded, and nothing is where no budget is', async () => {
    const nothingLoaded = true;
    const { fact } = await factFor({ budgets: [budget()], nothingLoaded });
    expect(fact).toMatchObject({ status: 'absent' });
    const without = await factFor({ budgets: [], nothingLoaded });
    expect(without.fact).toMatchObject({ status: 'known', value: [] });
  });

  it('is absent where bills no longer come', async () => {
    const { fact } = await factFor({
      budgets: [budget()],
      staleSince: '2026-01-31',
    });
    expect(fact).toMatchObject({
      status: 'absent',
      reason: 'No bill after 2026-01-31 has come.',
    });
  });

  it('stops asking once the preview that it is for is cancelled', async () => {
    const gone = new AbortController();
    const stopped = new Promise<void>(resolve => {
      const provider = createBudgetProvider({
        auth,
        book: awsPriceBook,
        costs: {
          lookUpBudgets: async (_, { signal }) => {
            signal?.addEventListener('abort', () => resolve());
            gone.abort();
            return new Promise(() => {});
          },
        },
      });
      provider
        .facts(
          {
            target: { ref: SHOP, owner: PAYMENTS },
            references: { owners: [], costCentres: [] },
          },
          { signal: gone.signal },
        )
        .catch(() => {});
    });
    await expect(stopped).resolves.toBeUndefined();
  });

  it('is nothing where a request names nothing, and asks no one', async () => {
    const { asked, fact } = await factFor({ budgets: [], target: {} });
    expect([asked, fact]).toMatchObject([[], { status: 'known', value: [] }]);
  });
});

describe('the budgets of entities', () => {
  const PAYMENTS_TEAM = 'group:default/payments';
  const own = budget({
    subject: { kind: 'owner', value: PAYMENTS_TEAM },
    decides: true,
  });
  const listed = [
    own,
    budget({
      subject: { kind: 'system', value: 'system:default/shop' },
      decides: true,
    }),
    budget({ subject: { kind: 'entity', value: SHOP }, decides: false }),
    budget({
      subject: { kind: 'environment', value: 'production' },
      decides: true,
    }),
  ];
  let asked: unknown[];
  const source = createEntityBudgetSource({
    auth,
    costs: {
      async *listBudgets() {
        asked.push('all');
        for (const one of listed) {
          yield { month: MONTH, through: `${MONTH}-05`, budget: one };
        }
      },
      // Of a subject its own, and those of what is above it.
      async lookUpBudgets(subjects) {
        asked.push(...subjects);
        return {
          month: MONTH,
          through: `${MONTH}-05`,
          items: subjects.map(subject => ({ subject, budgets: listed })),
        };
      },
    },
  });
  async function read(entities?: string[]): Promise<EntityFacts[]> {
    asked = [];
    const all: EntityFacts[] = [];
    for await (const facts of source.read(entities && { entities })) {
      all.push(facts);
    }
    return all;
  }

  it('are those that decide, for the sweep', async () => {
    expect((await read()).map(({ entity }) => entity)).toEqual([
      PAYMENTS_TEAM,
      'system:default/shop',
    ]);
    expect(asked).toEqual(['all']);
    expect(source.otherwise).toEqual({ 'cost.budget': null });
  });

  it('are its own for a request about an entity, the same as for the sweep, and no list is read', async () => {
    const [first] = await read();
    expect(await read([PAYMENTS_TEAM])).toEqual([first]);
    expect(asked).toEqual([{ kind: 'entity', value: PAYMENTS_TEAM }]);
    expect(await read([SHOP])).toEqual([]);
  });
});
