import { screen, within } from '@testing-library/react';
import {
  EntityCostError,
  type CostStatus,
  type EntityCosts,
} from '@backstage-guardrails/plugin-entity-cost-common';
import {
  entityBudget,
  entityCosts,
  euros,
  noCosts,
} from '../../__fixtures__/costs';
import { nothingLoaded, status } from '../../__fixtures__/status';
import { renderCost } from '../../__testUtils__/renderCost';
import { CostCard } from './CostCard';

async function renderCard(
  costs: Partial<EntityCosts> | Error,
  said?: CostStatus,
) {
  const getStatus = jest.fn(async () => said ?? status);
  const getEntityCosts = jest.fn(async () => {
    if (costs instanceof Error) throw costs;
    return { ...entityCosts, ...costs };
  });
  await renderCost(<CostCard />, { api: { getEntityCosts, getStatus } });
  return { getEntityCosts, getStatus };
}

/** The value beside the name of a fact. */
const fact = (name: string) =>
  screen.getByText(name).parentElement?.querySelector('dd')?.textContent;

describe('CostCard', () => {
  it('says the month, the budget in words, the forecast with its error, last month and why, in one request', async () => {
    const { getEntityCosts, getStatus } = await renderCard({});
    expect(await screen.findByText('€1,234.56')).toBeVisible();
    expect(screen.getByText('November 2026, Effective cost')).toBeVisible();
    expect(screen.getByText('Forecast over budget')).toBeVisible();
    expect(screen.getByText('82.3% of €1,500.00')).toBeVisible();
    expect(fact('Forecast')).toBe('€1,530.20 typical error ±4.1%');
    expect(fact('Last month')).toBe(
      '€1,300.00+€100.00 (+8.8%) against the same days of last month',
    );
    expect(fact('Largest change')).toBe(
      'Amazon RDS +€100.00 (+11.1%)quantity +€70.00 · price +€30.00',
    );
    expect(screen.getByText('Data through Nov 28, 2026')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All costs' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/cost',
    );
    expect(getEntityCosts).toHaveBeenCalledTimes(1);
    expect(getStatus).not.toHaveBeenCalled();
  });

  it('says that there is not enough data for a forecast, and marks a month that was reopened', async () => {
    await renderCard({
      reopened: { at: '2026-11-20T04:00:00Z' },
      budgets: [],
      currencies: [{ ...euros, forecast: { state: 'not-enough-data' } }],
    });
    expect(await screen.findByText('Not enough data')).toBeVisible();
    expect(screen.getByText('Reopened on Nov 20, 2026')).toBeVisible();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it.each([
    ['spent-100', 'Over budget'],
    ['spent-80', 'Over 80% of budget'],
    [undefined, 'Within budget'],
  ] as const)(
    'puts the state %s of a budget into words',
    async (reached, word) => {
      await renderCard({
        budgets: [{ ...entityBudget, reached: reached ? [reached] : [] }],
      });
      expect(await screen.findByText(word)).toBeVisible();
    },
  );

  it('shows currencies apart and does not compare them', async () => {
    await renderCard({
      currencies: [euros, { ...euros, currency: 'USD', total: '10' }],
      budgets: [],
    });
    expect(await screen.findByText('$10.00')).toBeVisible();
    expect(screen.getByText('€1,234.56')).toBeVisible();
    expect(screen.getByText('Several currencies: not compared.')).toBeVisible();
  });

  it('says whom to ask where the costs are for others', async () => {
    await renderCard(
      new EntityCostError({ code: 'not-allowed', message: 'No.' }),
    );
    expect(await screen.findByText("You don't have access")).toBeVisible();
    expect(screen.getByText(/Contact/)).toHaveTextContent('payments');
  });

  it('says what failed, with the code, and tries again', async () => {
    await renderCard(
      new EntityCostError({ code: 'store-unavailable', message: 'Try later.' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Costs could not be loadedTry later. [store-unavailable]',
    );
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('says what an operator has to add where the portal has no costs', async () => {
    await renderCard(noCosts, nothingLoaded);
    expect(await screen.findByText('No cost data yet')).toBeVisible();
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'No source of billing data. Add entityCost.sources to the configuration.',
    );
  });

  it('says how costs get here where none did, and which claims were refused', async () => {
    await renderCard({
      ...noCosts,
      refusedClaims: [
        {
          annotation: 'entity-cost/match',
          amount: { amount: '12.5', currency: 'EUR' },
          reason: 'contested',
        },
        { annotation: 'backstage.io/kubernetes-id', reason: 'allocated' },
      ],
      annotationProblems: [
        {
          code: 'pair-invalid',
          annotation: 'entity-cost/budget',
          offset: 0,
          message: 'The budget has no currency.',
          fix: 'Write 1200 EUR.',
        },
      ],
    });
    expect(await screen.findByText('No costs in November 2026')).toBeVisible();
    expect(
      screen.getByText('entity-cost/match: component=checkout'),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Copy the annotation' }),
    ).toBeVisible();
    expect(
      within(
        screen.getByRole('list', {
          name: 'Claims of annotations that were refused',
        }),
      )
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '€12.50 by entity-cost/match. Another entity claims it too. Narrow one of the two annotations.',
      'backstage.io/kubernetes-id. A rule or an owner tag gives it to another owner. Ask finance to change the rule, or correct the tag.',
    ]);
    expect(
      screen.getByRole('list', { name: 'Errors in annotations' }),
    ).toHaveTextContent(
      'entity-cost/budget The budget has no currency. Write 1200 EUR.',
    );
  });

  it('shows names of a bill as text', async () => {
    const service = '<img src=x onerror=alert(1)>\u202Egnp';
    await renderCard({
      currencies: [
        {
          ...euros,
          change: {
            ...euros.change,
            services: [{ ...euros.change.services[0], service }],
          },
        },
      ],
    });
    await screen.findByText('€1,234.56');
    expect(document.querySelector('img')).toBeNull();
    expect(fact('Largest change')).not.toContain('\u202E');
  });
});
