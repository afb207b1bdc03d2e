import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  EntityHealth,
  EntityHealthApi,
} from '@backstage-guardrails/plugin-entity-health-common';
import {
  endpoint,
  entityHealth,
  history,
  maintenance,
} from '../../__fixtures__/health';
import { renderHealth } from '../../__testUtils__/renderHealth';
import { HealthContent } from './HealthContent';

const getEndpointHistory = jest.fn(async () => history);

function open(
  health: EntityHealth = entityHealth,
  options: { api?: Partial<EntityHealthApi>; address?: string } = {},
) {
  return renderHealth({
    page: <HealthContent />,
    api: {
      getEntityHealth: async () => health,
      getEndpointHistory,
      ...options.api,
    },
    address: options.address,
  });
}

beforeEach(() => getEndpointHistory.mockClear());

describe('HealthContent', () => {
  it('shows uptime, percentiles, error budget and incidents of an endpoint', async () => {
    await open();
    const panel = await screen.findByRole('region', { name: 'main' });
    await within(panel).findByRole('figure', { name: 'Latency' });
    expect(panel).toHaveTextContent('Uptime80 %');
    expect(panel).toHaveTextContent('Latency p5012 ms');
    expect(panel).toHaveTextContent('Latency p9945 ms');
    expect(panel).toHaveTextContent('Error budget left20 %');
    expect(panel).toHaveTextContent(
      'Failed checks: 1. At most 1 may fail in this period (objective 75 %).',
    );
    expect(
      within(panel).getByRole('table', { name: 'Incidents' }),
    ).toHaveTextContent('The endpoint does not answer in time.');
    expect(
      within(panel).getByRole('list', { name: 'Components' }),
    ).toHaveTextContent('FailingpostgresHealthyredis');
    expect(panel).toHaveTextContent('issued by Example Authority');
    expect(panel).toHaveTextContent('Spring Boot Actuator');
  });

  it('has the table of each chart behind it', async () => {
    await open();
    const chart = await screen.findByRole('figure', { name: 'Availability' });
    await userEvent.click(
      within(chart).getByRole('button', { name: 'Show table' }),
    );
    expect(within(chart).getByRole('table')).toHaveTextContent('20 % (1)');
    expect(screen.getByRole('figure', { name: 'Latency' })).toBeVisible();
  });

  it('asks for the period of the address, and changes it', async () => {
    await open(entityHealth, { address: '/?range=7d' });
    await screen.findByRole('figure', { name: 'Latency' });
    expect(getEndpointHistory).toHaveBeenLastCalledWith(
      endpoint.id,
      { range: '7d' },
      expect.anything(),
    );
    await userEvent.click(screen.getByRole('button', { name: '90 days' }));
    expect(getEndpointHistory).toHaveBeenLastCalledWith(
      endpoint.id,
      { range: '90d' },
      expect.anything(),
    );
  });

  it('loads the histories of many endpoints when they are wanted', async () => {
    const endpoints = ['a', 'b', 'c', 'd'].map(name => ({
      ...endpoint,
      id: name,
      name,
    }));
    await open({ ...entityHealth, endpoints });
    await screen.findAllByRole('figure', { name: 'Latency' });
    expect(getEndpointHistory).toHaveBeenCalledTimes(3);
    await userEvent.click(screen.getByRole('button', { name: 'Show history' }));
    expect(getEndpointHistory).toHaveBeenCalledTimes(4);
  });

  it('says what the contract asks and how to meet it', async () => {
    await open();
    const contract = await screen.findByRole('region', {
      name: 'Health contract',
    });
    expect(contract).toHaveTextContent('MetThe endpoint answers.');
    expect(contract).toHaveTextContent(
      'Not metThe answer is a JSON object.Fix: Answer JSON.',
    );
  });

  it('starts maintenance with a reason, and says what it silences', async () => {
    const createMaintenance = jest.fn(async () => maintenance);
    await open(entityHealth, { api: { createMaintenance } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start maintenance' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Start maintenance of checkout',
    });
    expect(dialog).toHaveTextContent('open no incident and notify no one');
    const submit = within(dialog).getByRole('button', {
      name: 'Start maintenance',
    });
    expect(submit).toBeDisabled();
    await userEvent.click(within(dialog).getByLabelText(/Reason/));
    await userEvent.paste('Vacuum');
    await userEvent.click(submit);
    expect(createMaintenance).toHaveBeenCalledWith({
      entityRef: 'component:default/checkout',
      reason: 'Vacuum',
      until: expect.stringMatching(/Z$/),
    });
  });

  it('ends maintenance', async () => {
    const endMaintenance = jest.fn(async () => maintenance);
    await open(
      { ...entityHealth, maintenance: [maintenance] },
      { api: { endMaintenance } },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'End now' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'End maintenance' }),
    );
    expect(endMaintenance).toHaveBeenCalledWith(maintenance.id);
  });

  it('has no buttons for those who may not announce maintenance', async () => {
    await open({
      ...entityHealth,
      maintenance: [maintenance],
      mayMaintain: false,
    });
    expect(await screen.findByText(/Vacuum/)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /maintenance|End now/ }),
    ).toBeNull();
  });

  it('says that nothing is known of a period', async () => {
    await open(entityHealth, {
      api: {
        getEndpointHistory: async () => ({
          ...history,
          buckets: [],
          incidents: [],
          uptime: undefined,
          latency: undefined,
          errorBudget: undefined,
        }),
      },
    });
    expect(await screen.findAllByText('No values in this period')).toHaveLength(
      2,
    );
    expect(screen.getAllByText('not known')).toHaveLength(5);
    expect(screen.getByText('No incidents in this period.')).toBeVisible();
  });
});
