import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  EntityCosts,
  EntityCostApi,
} from '@backstage-guardrails/plugin-entity-cost-common';
import {
  entityCosts,
  entityUsage,
  entityMetrics,
  euros,
  noCosts,
  noMetrics,
  noUsage,
} from '../../__fixtures__/costs';
import { status } from '../../__fixtures__/status';
import { renderCost } from '../../__testUtils__/renderCost';
import { CostContent } from './CostContent';

async function renderTab(options: {
  costs?: Partial<EntityCosts>;
  path?: string;
  api?: Partial<EntityCostApi>;
}) {
  const getEntityCosts = jest.fn(async (_query: object) => ({
    ...entityCosts,
    ...options.costs,
  }));
  await renderCost(<CostContent />, {
    path: options.path,
    api: {
      getEntityCosts,
      getStatus: async () => status,
      getEntityUsage: async () => entityUsage,
      getEntityMetrics: async () => noMetrics,
      getEstimateAccuracy: async () => ({ items: [] }),
      ...options.api,
    },
  });
  return { asked: () => getEntityCosts.mock.calls.map(([query]) => query) };
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

describe('CostContent', () => {
  it('asks for what the address says, and puts a choice into the address', async () => {
    const { asked } = await renderTab({
      path: '/?month=2026-10&cost=billed&currency=EUR',
    });
    await screen.findByText('Why it changed');
    expect(asked()).toEqual([
      {
        entityRef: 'component:default/checkout',
        month: '2026-10',
        cost: 'billed',
        currency: 'EUR',
      },
    ]);
    await userEvent.click(screen.getByLabelText('Month'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'November 2026' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?month=2026-11&cost=billed&currency=EUR',
    );
  });

  it('says why it changed: quantity against price against new and gone', async () => {
    await renderTab({});
    await screen.findByText('Why it changed');
    expect(screen.getByText(/against the same days of Oct/)).toHaveTextContent(
      'October 2026',
    );
    expect(rowsOf('Changes by service')).toEqual([
      ['Amazon RDS', '€1,000.00', '+€100.00', '+€70.00', '+€30.00'],
    ]);
    expect(rowsOf('Changes by resource')).toEqual([
      ['db-checkoutAmazon RDS', '€100.00', '+€100.00', '+€100.00'],
    ]);
  });

  it('says by which rule each amount got here', async () => {
    await renderTab({});
    await screen.findByText('How costs got here');
    expect(rowsOf('Amounts by rule')).toEqual([
      ['tag-component', 'Default rule', '€1,000.00'],
      ['entity-cost/match', 'Annotation', '€234.56'],
    ]);
  });

  it('has the exact amounts of each day behind the chart', async () => {
    await renderTab({});
    const chart = await screen.findByRole('figure', {
      name: 'Cost per day, EUR',
    });
    await userEvent.click(
      within(chart).getByRole('button', { name: 'Show table' }),
    );
    expect(
      within(chart)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'FromCostMonth before, same day',
      'Nov 28, 2026€44.25€40.10',
      'Nov 27, 2026€41.50€40.00',
    ]);
  });

  it('draws days on which a credit was more than the cost', async () => {
    await renderTab({
      costs: {
        currencies: [
          { ...euros, daily: [{ day: '2026-11-27', amount: '-12.5' }] },
        ],
      },
    });
    expect(await screen.findByText('-€12.50')).toBeVisible();
  });

  it('says that it shows list prices where the person may not read others', async () => {
    await renderTab({ costs: { cost: 'list', partial: true } });
    expect(
      await screen.findByText(
        'List prices, because you have no access to negotiated prices.',
      ),
    ).toBeVisible();
    expect(screen.getByText(/Some of what belongs to it/)).toBeVisible();
  });

  it('compares estimates with what it came to', async () => {
    await renderTab({
      api: {
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
            { module: 'cluster', currency: 'EUR', outcomes: 1 },
          ],
        }),
      },
    });
    await screen.findByText('database');
    expect(rowsOf('Estimates by module')).toEqual([
      ['database (EUR)', '5', '110%', '90% to 130%'],
      ['cluster (EUR)', '1', 'too few to correct estimates', ''],
    ]);
  });

  it('exports what is shown, and says what was refused', async () => {
    const exportCosts = jest.fn(async (_query: object) => {
      throw new Error('More than 50,000 rows.');
    });
    await renderTab({ path: '/?month=2026-10', api: { exportCosts } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The file was not madeMore than 50,000 rows.',
    );
    expect(exportCosts.mock.calls).toEqual([
      [
        {
          month: '2026-10',
          groupBy: 'service',
          entity: ['component:default/checkout'],
          format: 'csv',
        },
      ],
    ]);
  });

  it('shows what was used, each unit by itself, beside the month before', async () => {
    const getEntityUsage = jest.fn(async () => entityUsage);
    await renderTab({ path: '/?currency=EUR', api: { getEntityUsage } });
    await screen.findByRole('table', { name: 'Usage by service and unit' });
    expect(rowsOf('Usage by service and unit')).toEqual([
      ['Amazon RDS', '1,488.25', 'Hrs', '744', '+100%'],
      ['Amazon RDS', '0.000123', 'GB-Mo', '0', 'new'],
    ]);
    expect(getEntityUsage).toHaveBeenCalledWith(
      {
        entityRef: 'component:default/checkout',
        month: '2026-11',
        currency: 'EUR',
      },
      expect.anything(),
    );
  });

  it('shows what named queries say, with the age and course of each, and what is no name', async () => {
    await renderTab({ api: { getEntityMetrics: async () => entityMetrics } });
    await screen.findByRole('table', { name: 'Metrics' });
    expect(rowsOf('Metrics')).toEqual([
      [
        'Requests',
        '1,235 requests/s',
        expect.stringContaining('Nov 28'),
        'from 0.5 to 1,235',
      ],
      ['Errors', 'No series in the last 24 hours', '', ''],
      ['Latency', 'Several series: sum the query up', '', ''],
    ]);
    expect(
      screen.getByRole('img', { name: 'from 0.5 to 1,235' }),
    ).toBeVisible();
    expect(screen.getByText(/and not run:/)).toHaveTextContent(
      'up{app="other"}',
    );
  });

  it('shows metrics of an entity without costs', async () => {
    await renderTab({
      costs: noCosts,
      api: { getEntityMetrics: async () => entityMetrics },
    });
    expect(await screen.findByRole('table', { name: 'Metrics' })).toBeVisible();
  });

  it('shows metrics where the costs fail to load', async () => {
    await renderTab({
      api: {
        getEntityCosts: () => Promise.reject(new Error('No answer')),
        getEntityMetrics: async () => entityMetrics,
      },
    });
    expect(await screen.findByRole('table', { name: 'Metrics' })).toBeVisible();
    expect(screen.getByText(/No answer/)).toBeVisible();
  });

  it('has no metrics where the entity names none', async () => {
    await renderTab({});
    await screen.findByRole('table', { name: 'Usage by service and unit' });
    expect(screen.queryByText('Metrics')).toBeNull();
  });

  it('compares no month that is not over', async () => {
    await renderTab({
      api: {
        getEntityUsage: async () => ({
          ...entityUsage,
          complete: false,
          through: '2026-11-28',
          omittedQuantities: 3,
        }),
      },
    });
    expect(
      await screen.findByText(/through Nov 28, 2026, beside the whole month/),
    ).toBeVisible();
    expect(rowsOf('Usage by service and unit')[0]).toEqual([
      'Amazon RDS',
      '1,488.25',
      'Hrs',
      '744',
    ]);
    expect(screen.getByText('3 more are not shown.')).toBeVisible();
  });

  it('shows how much of what was requested was used, and what the rest costs', async () => {
    await renderTab({});
    expect(
      await screen.findByText('37.5% used. Idle: €25.00 of €40.00.'),
    ).toBeVisible();
    expect(rowsOf('CPU and memory of workloads, EUR')).toEqual([
      ['CPU', '720 core-hours', '180 core-hours', '25%', '€30.00', '€22.50'],
      [
        'Memory',
        '1,500 GiB-hours',
        '1,125 GiB-hours',
        '75%',
        '€10.00',
        '€2.50',
      ],
    ]);
    expect(rowsOf('GPUs, volumes and network of workloads, EUR')).toEqual([
      ['GPUs', '12.5 GPU-hours', '€8.75'],
      ['Volumes', '1,500 GiB-hours', '€2.00'],
      ['Network, sent', '5 GiB', '€0.50'],
      ['Network, received', '1 GiB', '–'],
    ]);
  });

  it('says why it shows no costs of workloads, and since when they are known', async () => {
    const [{ currency, perMille, cpu, ram }] = entityUsage.efficiency;
    const priceless = {
      currency,
      perMille,
      from: '2026-11-20',
      cpu: { ...cpu, cost: undefined, idleCost: undefined },
      ram: { ...ram, cost: undefined, idleCost: undefined },
      others: [],
    };
    await renderTab({
      api: {
        getEntityUsage: async () => ({
          ...entityUsage,
          efficiency: [priceless],
        }),
      },
    });
    expect(
      await screen.findByText(
        '37.5% used. No costs, because you have no access to negotiated prices. Known from Nov 20, 2026 on.',
      ),
    ).toBeVisible();
    expect(rowsOf('CPU and memory of workloads, EUR')[0]).toEqual([
      'CPU',
      '720 core-hours',
      '180 core-hours',
      '25%',
      '–',
      '–',
    ]);
  });

  it('shows no CPU and memory where workloads have only volumes or a network', async () => {
    const [efficiency] = entityUsage.efficiency;
    const none = {
      requested: '0',
      used: '0',
      perMille: 0,
      cost: '0.00',
      idleCost: '0.00',
    };
    const volumes = { ...efficiency, perMille: 0, cpu: none, ram: none };
    await renderTab({
      api: {
        getEntityUsage: async () => ({
          ...entityUsage,
          efficiency: [volumes],
        }),
      },
    });
    expect(
      await screen.findByRole('table', {
        name: 'GPUs, volumes and network of workloads, EUR',
      }),
    ).toBeVisible();
    expect(screen.queryByText(/% used/)).toBeNull();
    expect(
      screen.queryByRole('table', { name: /^CPU and memory of workloads/ }),
    ).toBeNull();
  });

  it('says which data brings usage and efficiency where there is none', async () => {
    await renderTab({ api: { getEntityUsage: async () => noUsage } });
    expect(
      await screen.findByText(/No quantities in November 2026/),
    ).toHaveTextContent('ConsumedQuantity and ConsumedUnit in FOCUS');
    expect(
      screen.getByText(/No CPU and memory of workloads in November 2026/),
    ).toHaveTextContent('a source of the type opencost');
    expect(
      screen.queryByRole('button', { name: 'Export usage as CSV' }),
    ).toBeNull();
  });

  it('exports usage', async () => {
    const exportEntityUsage = jest.fn(async (_query: object) => {
      throw new Error('More than 50,000 rows.');
    });
    await renderTab({ api: { exportEntityUsage } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export usage as CSV' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The file was not madeMore than 50,000 rows.',
    );
    expect(exportEntityUsage).toHaveBeenCalledWith({
      entityRef: 'component:default/checkout',
      month: '2026-11',
      format: 'csv',
    });
  });

  it('says how to set a budget where there is none', async () => {
    await renderTab({ costs: { budgets: [] } });
    expect(
      await screen.findByText('entity-cost/budget: 1200 EUR'),
    ).toBeVisible();
  });
});
