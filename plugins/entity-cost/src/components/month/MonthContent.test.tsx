import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  CostPage,
  CostStatus,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { costPage, unallocatedPage } from '../../__fixtures__/month';
import { nothingLoaded, status } from '../../__fixtures__/status';
import { renderCost } from '../../__testUtils__/renderCost';
import { MonthContent } from './MonthContent';

async function renderMonth(options: {
  page?: Partial<CostPage>;
  path?: string;
  status?: CostStatus;
}) {
  const listCosts = jest.fn(async (_query: object) => ({
    ...costPage,
    ...options.page,
  }));
  const listUnallocated = jest.fn(async (_query: object) => unallocatedPage);
  await renderCost(<MonthContent />, {
    path: options.path,
    api: {
      listCosts,
      listUnallocated,
      getStatus: async () => options.status ?? status,
    },
  });
  return {
    asked: () => listCosts.mock.calls.map(([query]) => query),
    askedUnallocated: () => listUnallocated.mock.calls.map(([query]) => query),
  };
}

const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    );

describe('MonthContent', () => {
  it('shows the month to the cent, equal to the bill, with what is unallocated first', async () => {
    await renderMonth({});
    expect(await screen.findByText('€12,000.05')).toBeVisible();
    expect(screen.getByText('Equal to the total of the loads')).toBeVisible();
    expect(
      screen.getByText('10% of the total · €1,500.00 in October 2026'),
    ).toBeVisible();
    const rows = rowsOf('Costs by Team');
    expect(rows.map(([name]) => name)).toEqual(['Unallocated', 'payments']);
    expect(rows[1].slice(1, 5)).toEqual([
      '€10,800.05',
      '90%',
      '€9,500.00',
      '+€1,300.05',
    ]);
  });

  it('compares with the bill to the last digit, not as both are shown', async () => {
    const [total] = costPage.totals;
    await renderMonth({
      page: { totals: [{ ...total, billTotal: '12000.049999' }] },
    });
    expect(
      await screen.findByText('All loads of the month: €12,000.05'),
    ).toBeVisible();
    expect(
      screen.queryByText('Equal to the total of the loads'),
    ).not.toBeInTheDocument();
  });

  it('says by how much a filtered total differs from the bill', async () => {
    await renderMonth({
      path: '/?service=Amazon%20S3',
      page: {
        totals: [{ ...costPage.totals[0], total: '10' }],
      },
    });
    expect(
      await screen.findByText('All loads of the month: €12,000.05'),
    ).toBeVisible();
  });

  it('asks for what the address says', async () => {
    const { asked } = await renderMonth({
      path: '/?by=service&month=2026-10&owner=group:default/payments&cursor=abc',
    });
    await screen.findByText('€12,000.05');
    expect(JSON.parse(JSON.stringify(asked()))).toEqual([
      {
        groupBy: 'service',
        month: '2026-10',
        owner: ['group:default/payments'],
        limit: 25,
        cursor: 'abc',
      },
    ]);
  });

  it('opens a group by what it is made of', async () => {
    await renderMonth({ path: '/?month=2026-11' });
    await userEvent.click(
      await screen.findByRole('link', { name: 'payments' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?month=2026-11&owner=group%3Adefault%2Fpayments&by=entity',
    );
  });

  it('opens what is unallocated with both claims and why', async () => {
    const { askedUnallocated } = await renderMonth({ path: '/?month=2026-11' });
    await userEvent.click(
      await screen.findByRole('link', { name: 'Show what is unallocated' }),
    );
    await screen.findByText('bucket-shared');
    const [row] = rowsOf('Unallocated costs');
    expect(row).toEqual([
      'bucket-sharedAWS · Amazon S3 · 100000000004',
      '€700.50',
      'Several entities claim it. Add a rule that decides.',
      'checkout of payments by entity-cost/matchsearch of search by entity-cost/match',
      'env=production',
    ]);
    expect(JSON.parse(JSON.stringify(askedUnallocated()))).toEqual([
      { month: '2026-11', limit: 25 },
    ]);
    await userEvent.click(screen.getByText('Back to the groups'));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?month=2026-11',
    );
  });

  it('keeps currencies apart', async () => {
    await renderMonth({
      page: {
        totals: [
          costPage.totals[0],
          { currency: 'USD', total: '5', previousTotal: '5' },
        ],
      },
    });
    expect(await screen.findByText('$5.00')).toBeVisible();
    expect(screen.getByText('Several currencies: not compared.')).toBeVisible();
  });

  it('says that a team lead sees the own costs alone', async () => {
    await renderMonth({
      page: {
        readsAll: false,
        totals: [{ currency: 'EUR', total: '5', previousTotal: '0' }],
        items: [costPage.items[0]],
      },
    });
    expect(
      await screen.findByText(/Only costs of your own teams/),
    ).toBeVisible();
    expect(screen.queryByText(/Unallocated/)).toBeNull();
  });

  it('offers to clear filters that leave nothing', async () => {
    await renderMonth({ path: '/?search=nothing', page: { items: [] } });
    expect(
      await screen.findByText('No costs match these filters'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Clear filters' })).toBeVisible();
  });

  it('says what to add where nothing is loaded', async () => {
    await renderMonth({ status: nothingLoaded });
    expect(await screen.findByText('No cost data yet')).toBeVisible();
  });
});
