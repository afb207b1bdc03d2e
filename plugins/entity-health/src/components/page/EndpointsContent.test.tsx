import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  EndpointHealth,
  EntityHealthApi,
} from '@backstage-guardrails/plugin-entity-health-common';
import { endpoint } from '../../__fixtures__/health';
import { renderHealth } from '../../__testUtils__/renderHealth';
import { EndpointsContent } from './EndpointsContent';

const counts = { pass: 5, warn: 1, fail: 2, unknown: 0 };
const on = {
  polling: true,
  endpoints: 8,
  lag: 0,
  objective: 0.99,
};
const group = {
  ref: 'group:default/payments',
  counts,
  flapping: 1,
  maintenance: 2,
  failingSince: endpoint.since,
};

async function open(options: {
  items?: EndpointHealth[];
  api?: Partial<EntityHealthApi>;
  address?: string;
}) {
  const { items = [endpoint] } = options;
  const listEndpoints = jest.fn(async () => ({
    items,
    counts,
    countsComplete: true,
  }));
  const listGroups = jest.fn(async () => ({
    items: [group, { ...group, ref: undefined }],
    omitted: 0,
    countsComplete: true,
  }));
  await renderHealth({
    page: <EndpointsContent />,
    api: {
      getStatus: async () => on,
      listEndpoints,
      listGroups,
      ...options.api,
    },
    address: options.address,
  });
  return { listEndpoints, listGroups };
}

describe('EndpointsContent', () => {
  afterEach(() => jest.useRealTimers());

  it('lists what fails with since when, why and whose it is', async () => {
    await open({});
    const table = await screen.findByRole('table', { name: 'Endpoints' });
    const row = within(table).getAllByRole('row')[1];
    expect(row).toHaveTextContent('Failing');
    expect(row).toHaveTextContent('Flapping');
    expect(row).toHaveTextContent('The endpoint does not answer in time.');
    expect(row).toHaveTextContent('payments');
    expect(
      screen.getByRole('list', { name: 'Counts by status' }),
    ).toHaveTextContent('2 failing1 degraded5 healthy');
  });

  it('filters by what the address says', async () => {
    const { listEndpoints } = await open({
      address:
        '/?status=warn&owner=group:default/payments&system=system:default/shop&search=check&marks=flapping',
    });
    await screen.findByRole('table', { name: 'Endpoints' });
    expect(listEndpoints).toHaveBeenCalledWith(
      {
        status: ['warn'],
        owner: ['group:default/payments'],
        system: 'system:default/shop',
        search: 'check',
        flapping: true,
        maintenance: undefined,
        limit: 25,
        cursor: undefined,
      },
      expect.anything(),
    );
  });

  it('leaves rows where they are while they are read, and says once what changed', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const other = {
      ...endpoint,
      id: 'b',
      name: 'other',
      status: 'pass' as const,
    };
    let items: EndpointHealth[] = [endpoint, other];
    await open({
      api: {
        listEndpoints: async () => ({ items, counts, countsComplete: true }),
      },
    });
    const names = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map(row => (/other/.test(row.textContent ?? '') ? 'other' : 'main'));
    await screen.findByRole('table', { name: 'Endpoints' });
    expect(names()).toEqual(['main', 'other']);

    items = [
      { ...other, status: 'fail' },
      { ...endpoint, status: 'pass' },
    ];
    await act(async () => jest.advanceTimersByTime(31_000));
    const news = await screen.findByText(
      '2 endpoints changed their status. The order has changed.',
    );
    expect(news).toHaveAttribute('aria-live', 'polite');
    expect(names()).toEqual(['main', 'other']);

    await userEvent
      .setup({ advanceTimers: jest.advanceTimersByTime })
      .click(screen.getByRole('button', { name: 'Update list' }));
    expect(names()).toEqual(['other', 'main']);
    expect(news).toBeEmptyDOMElement();
  });

  it.each([
    ['owner', 'Health by team', 'No team'],
    ['system', 'Health by system', 'No system'],
  ])('counts by %s, with ways to what fails', async (by, label, none) => {
    const { listGroups } = await open({ address: `/?by=${by}` });
    const table = await screen.findByRole('table', { name: label });
    expect(listGroups).toHaveBeenCalledWith({ by }, expect.anything());
    expect(within(table).getByText(none)).toBeVisible();
    expect(within(table).getByRole('link', { name: '2' })).toHaveAttribute(
      'href',
      `/health/endpoints?${by}=group%3Adefault%2Fpayments&status=fail`,
    );
    expect(table).toHaveTextContent('1 flapping, 2 in maintenance');
  });

  it('says what to do where there is nothing, and where filters leave nothing', async () => {
    await open({ items: [] });
    expect(await screen.findByText('No health endpoints')).toBeVisible();
  });

  it('offers to clear filters that leave nothing', async () => {
    await open({ items: [], address: '/?status=warn' });
    expect(
      await screen.findByText('No endpoint matches the filters'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Clear filters' })).toBeVisible();
  });

  it('says what an operator has to configure where nothing is polled', async () => {
    await open({
      api: {
        getStatus: async () => ({ ...on, polling: false, fix: 'Name hosts.' }),
      },
    });
    expect(
      await screen.findByText('Health checks are turned off'),
    ).toBeVisible();
    expect(screen.getByText('Name hosts.')).toBeVisible();
  });
});
