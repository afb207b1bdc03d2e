import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityHealthError,
  type EntityHealth,
  type EntityHealthApi,
} from '@backstage-guardrails/plugin-entity-health-common';
import {
  endpoint,
  entityHealth,
  maintenance,
  systemHealth,
} from '../../__fixtures__/health';
import { checkout, renderHealth } from '../../__testUtils__/renderHealth';
import { HealthCard } from './HealthCard';

function open(
  health: EntityHealth,
  options: { api?: Partial<EntityHealthApi>; annotations?: object } = {},
) {
  const annotations = { ...options.annotations };
  return renderHealth({
    page: <HealthCard />,
    api: { getEntityHealth: async () => health, ...options.api },
    entity: { ...checkout, metadata: { ...checkout.metadata, annotations } },
  });
}

describe('HealthCard', () => {
  it('says the status, since when, and why, with a way to the tab', async () => {
    await open(entityHealth);
    expect(
      await screen.findByText('The endpoint does not answer in time.'),
    ).toBeVisible();
    expect(screen.getAllByText('Failing')[0]).toBeVisible();
    expect(screen.getAllByText('Flapping')[0]).toBeVisible();
    expect(screen.getByRole('list', { name: 'Endpoints' })).toHaveTextContent(
      'main',
    );
    expect(
      screen.getByRole('link', { name: 'All endpoints and history' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/health');
  });

  it('asks the service once', async () => {
    const getEntityHealth = jest.fn(async () => entityHealth);
    // Nothing else is there to be asked.
    await open(entityHealth, { api: { getEntityHealth } });
    await screen.findAllByText('Failing');
    expect(getEntityHealth).toHaveBeenCalledTimes(1);
  });

  it('shows the last 24 hours with the answer that it has', async () => {
    await open(entityHealth);
    const strip = await screen.findByRole('list', { name: 'Last 24 hours' });
    const bars = within(strip).getAllByRole('listitem');
    expect(bars).toHaveLength(48);
    expect(bars[47]).toHaveTextContent(/: Failing, 1 of 5 checks$/);
    expect(bars[46]).toHaveTextContent(/: maintenance, 1 of 1 check$/);
    expect(bars[0]).toHaveTextContent(/: no check$/);
  });

  it('has no strip where there is no endpoint', async () => {
    await open(systemHealth);
    await screen.findByRole('list', { name: 'Counts by status' });
    expect(screen.queryByRole('list', { name: 'Last 24 hours' })).toBeNull();
  });

  it('shows how to add the first endpoint', async () => {
    await open({
      ...entityHealth,
      status: undefined,
      recent: undefined,
      endpoints: [],
      contract: [],
    });
    expect(await screen.findByText('No health endpoints')).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Annotation to add' }),
    ).toHaveTextContent(
      'entity-health/endpoints: https://checkout.example.com/health',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Copy annotation' }),
    );
    expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
  });

  it('says what an operator has to configure where nothing is polled', async () => {
    const { checkedAt, check, ...unchecked } = endpoint;
    await open(
      { ...entityHealth, endpoints: [unchecked] },
      {
        api: {
          getStatus: async () => ({
            polling: false,
            fix: 'Name the hosts that may be polled.',
            configuration: 'entityHealth:\n  allow: []',
            endpoints: 1,
            lag: 0,
            objective: 0.99,
          }),
        },
      },
    );
    expect(
      await screen.findByText('Health checks are turned off'),
    ).toBeVisible();
    expect(
      screen.getByText('Name the hosts that may be polled.'),
    ).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Configuration to add' }),
    ).toHaveTextContent('entityHealth: allow: []');
  });

  it('points to the line of a problem and to its fix', async () => {
    const value = 'https://one.example,\nhttp://two.example';
    await open(
      {
        ...entityHealth,
        problems: [
          {
            code: 'url-scheme',
            place: {
              kind: 'annotation',
              annotation: 'entity-health/endpoints',
              offset: value.indexOf('http:'),
            },
            message: 'The scheme is not allowed.',
            fix: 'Use https.',
          },
          {
            code: 'options-invalid',
            place: {
              kind: 'annotation',
              annotation: 'entity-health/options',
              path: '$.interval',
            },
            message: 'It is too short.',
            fix: 'Use 10 or more.',
          },
          {
            code: 'url-invalid',
            place: { kind: 'link', index: 1 },
            message: 'It is no URL.',
            fix: 'Enter a URL.',
          },
        ],
      },
      { annotations: { 'entity-health/endpoints': value } },
    );
    const note = (await screen.findByText('3 problems in the annotations'))
      .parentElement;
    expect(note).toHaveTextContent('entity-health/endpoints, line 2');
    expect(note).toHaveTextContent(
      'The scheme is not allowed. Fix: Use https.',
    );
    expect(note).toHaveTextContent('entity-health/options, $.interval');
    expect(note).toHaveTextContent('link 2');
  });

  it('says that maintenance is on, and why', async () => {
    await open({ ...entityHealth, maintenance: [maintenance] });
    expect(await screen.findByRole('note')).toHaveTextContent(
      /Maintenance until .*: Vacuum/,
    );
  });

  it('counts what belongs to a system and names what is not healthy', async () => {
    await open(systemHealth);
    expect(
      await screen.findByRole('list', { name: 'Counts by status' }),
    ).toHaveTextContent('1 failing1 degraded31 healthy');
    const list = screen.getByRole('list', {
      name: 'Entities that are not healthy',
    });
    expect(within(list).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/health',
    );
    expect(screen.getByText('1 more is not healthy')).toBeVisible();
    expect(screen.queryByText('No health endpoints')).toBeNull();
  });

  it.each([
    ['has nothing to show', 0, 'Nothing that belongs to it has health'],
    ['is healthy', 3, 'Everything that belongs to it is healthy.'],
  ])('says that a system %s', async (_, pass, text) => {
    await open({
      ...systemHealth,
      members: {
        counts: { pass, warn: 0, fail: 0, unknown: 0 },
        countsComplete: true,
        notPassing: [],
        omitted: 0,
      },
    });
    expect(await screen.findByText(text, { exact: false })).toBeVisible();
  });

  it.each([
    ['not-allowed' as const, "You don't have access", false],
    ['not-found' as const, "You don't have access", false],
    ['store-unavailable' as const, '[store-unavailable]', true],
  ])(
    'says what to do where the service answers %s',
    async (code, text, again) => {
      await open(entityHealth, {
        api: {
          getEntityHealth: async () => {
            throw new EntityHealthError({ code, message: 'Why not.' });
          },
        },
      });
      expect(await screen.findByText(text)).toBeVisible();
      expect(screen.queryByRole('button', { name: 'Try again' }) !== null).toBe(
        again,
      );
    },
  );
});
