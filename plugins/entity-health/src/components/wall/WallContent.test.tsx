import { act, screen } from '@testing-library/react';
import { EntityHealthError } from '@backstage-guardrails/plugin-entity-health-common';
import { renderHealth } from '../../__testUtils__/renderHealth';
import { WallContent } from './WallContent';

const counts = { pass: 5, warn: 0, fail: 2, unknown: 0 };
const list = {
  items: [
    {
      ref: 'group:default/payments',
      counts,
      flapping: 1,
      maintenance: 0,
      failingSince: '2026-03-10T10:00:00Z',
    },
    {
      counts: { ...counts, fail: 0 },
      flapping: 0,
      maintenance: 0,
    },
  ],
  omitted: 3,
  countsComplete: true,
};

describe('WallContent', () => {
  afterEach(() => jest.useRealTimers());

  it('shows a tile for each team with its worst status as a word', async () => {
    await renderHealth({
      page: <WallContent />,
      api: { listGroups: async () => list },
    });
    expect(
      await screen.findByRole('heading', { name: 'payments' }),
    ).toBeVisible();
    expect(screen.getByText('Failing')).toBeVisible();
    expect(screen.getByText('2 failing')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'No team' })).toBeVisible();
    expect(screen.getByText('Healthy')).toBeVisible();
    expect(screen.getByText('3 more are not shown')).toBeVisible();
  });

  it('shows systems where the address says so', async () => {
    const listGroups = jest.fn(async () => list);
    await renderHealth({
      page: <WallContent />,
      api: { listGroups },
      address: '/?by=system',
    });
    expect(
      await screen.findByRole('heading', { name: 'No system' }),
    ).toBeVisible();
    expect(listGroups).toHaveBeenCalledWith(
      { by: 'system' },
      expect.anything(),
    );
  });

  it('keeps what it knows while the service fails, says so, and recovers alone', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    let fails = false;
    await renderHealth({
      page: <WallContent />,
      api: {
        listGroups: async () => {
          if (fails) {
            throw new EntityHealthError({
              code: 'store-unavailable',
              message: 'No.',
            });
          }
          return list;
        },
      },
    });
    await screen.findByRole('heading', { name: 'payments' });
    fails = true;
    await act(async () => jest.advanceTimersByTime(31_000));
    expect(await screen.findByText(/Not updated since/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'payments' })).toBeVisible();
    fails = false;
    await act(async () => jest.advanceTimersByTime(31_000));
    expect(await screen.findByText(/^Updated/)).toBeVisible();
  });
});
